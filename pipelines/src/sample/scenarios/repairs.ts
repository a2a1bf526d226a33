import { answer, ask, asked, chat, either, helpful, maybe, operator, visitor, type Scenario } from '../script.ts';
import { askHuman, dontKnow, letDown, satisfied } from './parts.ts';

export const puncture: Scenario = {
  id: 'puncture',
  agent: 'workshop',
  count: 18,
  devices: { mobile: 1.5 },
  pages: ['workshops/fix-a-puncture', 'workshops'],
  talk: {
    en: [
      either(
        asked(
          4,
          [
            'flat tyre{ on the way to work|} 😩 how do I get the rear wheel out of the [mybike]?',
            'how do I {fix|patch} a puncture{ on an e-bike|}?',
            'puncture at the back. never done this, {help|where do I start}?',
            'how does the back wheel come out? got a flat',
          ],
          [
            'Don’t worry, it’s doable:\n\n1. Shift to the smallest cog and switch the bike off.\n2. Turn it upside down, open the axle with a **6 mm Allen key**.\n3. Lift the wheel out, lever the tyre off on one side.\n4. Find the hole (listen, or use water), patch or swap the tube.\n5. Check the tyre for glass before you refit it!\n\n[Fix a puncture](/workshops/fix-a-puncture)',
            'Smallest gear, bike off, open the axle with a **6 mm Allen key** and pull the wheel out backwards. There’s no cable to unplug. [Step by step](/workshops/fix-a-puncture)',
          ],
          ['puncture'],
        ),
        asked(
          2,
          ['which {inner tube|tube} for the [mybike]?', 'what tube size do I need? [mybike]'],
          [
            'The tube is **40–622** (28 inch), for the Carrow 55–406 in front. [Fix a puncture](/workshops/fix-a-puncture)',
          ],
          ['puncture'],
        ),
        asked(
          1,
          ['tyre keeps going {soft|flat} overnight', 'slow puncture, can’t find the hole'],
          [
            'Hold the pumped-up tube under water and watch for bubbles; if there are none, it’s the valve: screw the core in tight. [Fix a puncture](/workshops/fix-a-puncture)',
          ],
          ['puncture'],
        ),
        asked(
          1,
          ['what pressure {for|in} the tyres{ of the [mybike]|}?', 'how many bar/psi?'],
          [
            '3 to 3.5 bar (45–50 psi) in 40 mm tyres, with luggage 4 at the back. It’s written on the side of the tyre.',
          ],
          ['puncture'],
        ),
      ),
      helpful(0.25, 'saved my day', 'clear steps', '<goodComment>'),
      either(
        [3, ...satisfied],
        [
          2,
          visitor('done, {hands are black|that took 20 minutes}. thanks!', 'ok it holds, thank you'),
          chat(['<welcome>']),
        ],
        [
          2,
          visitor('can’t get the tyre {off|back on}, it’s super tight'),
          answer(['Push the opposite bead into the deep middle of the rim, then it goes over by hand.'], ['puncture']),
          ...satisfied,
        ],
        [
          1,
          visitor('I don’t have {any tools|a 6mm} with me. do you come out?', 'is there a mobile mechanic?'),
          dontKnow,
          ...letDown,
        ],
      ),
    ],
    de: [
      either(
        asked(
          2,
          ['Platten hinten, wie bekomme ich das Rad raus?', 'wie flicke ich einen Platten am [myebike]?'],
          [
            'Kleinster Gang, Rad ausschalten, Achse mit **6er-Inbus** öffnen, Rad nach hinten herausziehen. Vor dem Einbau den Mantel auf Scherben absuchen! [Platten flicken](/workshops/fix-a-puncture)',
          ],
          ['puncture'],
        ),
        asked(
          1,
          ['welcher Schlauch fürs [mybike]?'],
          ['**40–622**, beim Carrow vorne 55–406. [Platten flicken](/workshops/fix-a-puncture)'],
          ['puncture'],
        ),
        asked(
          1,
          ['Reifen verliert über Nacht Luft'],
          [
            'Schlauch aufpumpen und unter Wasser halten; kommen keine Blasen, ist es das Ventil. [Platten flicken](/workshops/fix-a-puncture)',
          ],
          ['puncture'],
        ),
      ),
      ...satisfied,
    ],
    nl: [
      either(
        asked(
          1,
          ['lekke band, hoe krijg ik het achterwiel eruit?'],
          [
            'Kleinste versnelling, fiets uit, as losdraaien met **inbus 6** en het wiel naar achteren eruit. [Band plakken](/workshops/fix-a-puncture)',
          ],
          ['puncture'],
        ),
        asked(
          1,
          ['welke binnenband voor de [mybike]?'],
          ['**40–622**, bij de Carrow voor 55–406. [Band plakken](/workshops/fix-a-puncture)'],
          ['puncture'],
        ),
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
      either(
        asked(
          3,
          [
            'my brakes {squeal|scream} {when it’s wet|since I washed the bike}',
            'front brake {makes a noise|howls} on the [mybike]',
            'brakes so loud people turn round. {fix?|what can I do?}',
          ],
          [
            'Squealing mostly comes from dirt or oil on the disc. Clean it with **isopropyl alcohol**, then brake hard from 25 km/h ten times. If it still squeals, the pads have soaked something up: new ones are [money:14]. [Noisy brakes](/workshops/noisy-brakes)',
            'That’s usually oil on the disc. Isopropyl alcohol, a clean cloth, ten hard stops, and it should be quiet. [Noisy or weak brakes](/workshops/noisy-brakes)',
          ],
          ['brakes'],
        ),
        asked(
          1.5,
          ['the disc {rubs|goes zing zing zing} all the time', 'scraping noise from the front wheel, once per turn'],
          [
            'A rubbing disc: loosen the two caliper screws, pull and hold the lever, tighten them again. Nine times out of ten that’s it. [Noisy or weak brakes](/workshops/noisy-brakes)',
          ],
          ['brakes'],
        ),
        asked(
          1.5,
          ['when do I need new pads? [km] km done', 'how do I bed in new brake pads?'],
          [
            'Below **1 mm** of lining they’re due, usually after 2,000 to 4,000 km. Bed new ones in with ten hard stops from 25 km/h. [Brakes](/workshops/noisy-brakes)',
          ],
          ['brakes'],
        ),
        [
          1.6,
          ask('brake lever goes {all the way|right} to the bar', 'front brake suddenly feels {soft|spongy}'),
          answer(
            [
              'Please **don’t ride it**. A soft lever means air or a leak: bring it in, we look at brakes the same day.',
            ],
            ['brakes', 'shops'],
          ),
          maybe(
            0.6,
            ...askHuman(
              ['brake lever soft, is it safe'],
              operator('<hello> Please leave it standing. Can you get it to [shop]? I’ll keep [time] free for you.'),
              visitor('ok, someone will drive me', 'yes. thank you'),
              operator('<operatorBye>'),
            ),
          ),
        ],
      ),
      ...satisfied,
    ],
    de: [
      either(
        asked(
          2,
          ['meine Bremsen quietschen {bei Nässe|seit dem Putzen}', 'Bremse vorne heult beim [mybike]'],
          [
            'Meist ist Schmutz oder Öl auf der Scheibe. Mit **Isopropanol** reinigen und zehnmal kräftig aus 25 km/h bremsen. [Bremsen quietschen](/workshops/noisy-brakes)',
          ],
          ['brakes'],
        ),
        asked(
          1,
          ['Bremsscheibe schleift'],
          [
            'Die zwei Schrauben am Sattel lösen, Hebel ziehen und halten, wieder festziehen. [Bremsen](/workshops/noisy-brakes)',
          ],
          ['brakes'],
        ),
        asked(
          1,
          ['wann müssen neue Beläge drauf? [km] km'],
          ['Unter **1 mm** Belag, meist nach 2000 bis 4000 km. [Bremsen](/workshops/noisy-brakes)'],
          ['brakes'],
        ),
      ),
      ...satisfied,
    ],
    fr: [
      either(
        asked(
          2,
          ['mes freins couinent quand il pleut', 'frein avant qui siffle'],
          [
            'Nettoyez le disque à l’**alcool isopropylique**, puis freinez fort dix fois. [Freins bruyants](/workshops/noisy-brakes)',
          ],
          ['brakes'],
        ),
        asked(
          1,
          ['le disque frotte'],
          ['Desserrez les deux vis de l’étrier, tirez le levier, resserrez. [Freins](/workshops/noisy-brakes)'],
          ['brakes'],
        ),
      ),
      ...satisfied,
    ],
  },
};
