import { answer, ask, chat, either, helpful, leave, operator, visitor, type Scenario } from '../script.ts';
import { askHuman, dontKnow, letDown, satisfied } from './parts.ts';

export const puncture: Scenario = {
  id: 'puncture',
  agent: 'workshop',
  count: 18,
  devices: { mobile: 1.5 },
  pages: ['workshops/fix-a-puncture', 'workshops'],
  talk: {
    en: [
      ask(
        'flat tyre{ on the way to work|} 😩 how do I get the rear wheel out of the [mybike]?',
        'how do I {fix|patch} a puncture on an e-bike?',
        'which {inner tube|tube} for the [mybike]?',
        'tyre keeps going {soft|flat} overnight',
        'puncture. wheel has a motor in it?? how',
      ),
      answer(
        [
          'Don’t worry, it’s doable:\n\n1. Shift to the smallest cog and switch the bike off.\n2. Turn it upside down, open the axle with a **6 mm Allen key**.\n3. Lift the wheel out, lever the tyre off on one side.\n4. Find the hole (listen, or use water), patch or swap the tube.\n5. Check the tyre for glass before you refit it!\n\nTube: 40–622, Dunlop or Presta. [Fix a puncture](/workshops/fix-a-puncture)',
          'The tube is **40–622** (28 inch), for the Carrow 55–406 in front. The rear axle opens with a 6 mm Allen key, no cable to unplug. [Step by step](/workshops/fix-a-puncture)',
        ],
        ['puncture'],
      ),
      helpful(0.25, 'saved my day', 'clear steps', '<goodComment>'),
      either(
        [
          3,
          visitor(
            'done, {hands are black|15 minutes}. thanks!',
            'found a {thorn|bit of glass}. thank you',
            'ok it holds',
          ),
          chat(['<welcome>']),
        ],
        [
          2,
          visitor('I don’t have {a 6mm|any tools} with me', 'can’t get the tyre off, it’s super tight'),
          either(
            [
              1,
              answer(
                ['Push the opposite bead into the deep middle of the rim, then it comes over by hand.'],
                ['puncture'],
              ),
              ...satisfied,
            ],
            [1, dontKnow, ...letDown],
          ),
        ],
        [2, leave(1)],
      ),
    ],
    de: [
      ask(
        'Platten hinten, wie bekomme ich das Rad raus?',
        'welcher Schlauch fürs [mybike]?',
        'Reifen verliert über Nacht Luft',
      ),
      answer(
        [
          'Kleinster Gang, Rad ausschalten, Achse mit **6er-Inbus** öffnen, Rad nach hinten herausziehen. Schlauch: 40–622. Vor dem Einbau den Mantel auf Scherben absuchen! [Platten flicken](/workshops/fix-a-puncture)',
        ],
        ['puncture'],
      ),
      either([3, visitor('hat geklappt, danke!'), chat(['<welcome>'])], [2, ...satisfied]),
    ],
    nl: [
      ask('lekke band, hoe krijg ik het achterwiel eruit?', 'welke binnenband voor de [mybike]?'),
      answer(
        [
          'Kleinste versnelling, fiets uit, as losdraaien met **inbus 6** en het wiel naar achteren eruit. Binnenband: 40–622. [Band plakken](/workshops/fix-a-puncture)',
        ],
        ['puncture'],
      ),
      ...satisfied,
    ],
  },
};

export const noisyBrakes: Scenario = {
  id: 'noisy-brakes',
  agent: 'workshop',
  count: 20,
  pages: ['workshops/noisy-brakes', 'workshops'],
  talk: {
    en: [
      ask(
        'my brakes {squeal|scream} {when it’s wet|since I washed the bike}',
        'front brake {makes a noise|howls} on the [mybike]',
        'brake lever goes {all the way|right} to the bar',
        'how do I bed in new brake pads?',
        'the disc {rubs|goes zing zing zing} all the time',
        'when do I need new pads? [km] km done',
      ),
      answer(
        [
          'Squealing mostly comes from dirt or oil on the disc. Clean it with **isopropyl alcohol**, then brake hard from 25 km/h ten times. If it still squeals, the pads have soaked something up: new ones are [money:14]. [Noisy brakes](/workshops/noisy-brakes)',
          'A rubbing disc: loosen the two caliper screws, pull and hold the lever, tighten them again. Nine times out of ten that’s it. [Noisy or weak brakes](/workshops/noisy-brakes)',
        ],
        ['brakes'],
      ),
      either(
        [3, ...satisfied],
        [
          2,
          visitor('lever is still soft. is it {safe|ok} to ride?', 'and if oil comes out?'),
          answer(
            [
              'Please **don’t ride it** then. A soft lever means air or a leak: bring it in, we look at brakes the same day.',
            ],
            ['brakes', 'shops'],
          ),
          either(
            [3, ...satisfied],
            [
              2,
              ...askHuman(
                ['brake lever soft, is it safe'],
                operator('<hello> Please leave it standing. Can you get it to [shop]? I’ll keep [time] free for you.'),
                visitor('ok, someone will drive me', 'yes. thank you'),
                operator('<operatorBye>'),
              ),
            ],
          ),
        ],
        [1, leave(1)],
      ),
    ],
    de: [
      ask(
        'meine Bremsen quietschen {bei Nässe|seit dem Putzen}',
        'Bremsscheibe schleift',
        'wann müssen neue Beläge drauf? [km] km',
        'Bremshebel lässt sich bis zum Lenker ziehen',
      ),
      answer(
        [
          'Meist ist Schmutz oder Öl auf der Scheibe. Mit **Isopropanol** reinigen und zehnmal kräftig aus 25 km/h bremsen. [Bremsen quietschen](/workshops/noisy-brakes)',
        ],
        ['brakes'],
      ),
      ...satisfied,
    ],
    fr: [
      ask('mes freins couinent quand il pleut', 'le disque frotte', 'levier de frein tout mou'),
      answer(
        [
          'Nettoyez le disque à l’**alcool isopropylique**, puis freinez fort dix fois. Si le levier reste mou, ne roulez pas et venez à l’atelier. [Freins bruyants](/workshops/noisy-brakes)',
        ],
        ['brakes'],
      ),
      ...satisfied,
    ],
  },
};
