import {
  answer,
  ask,
  chat,
  curt,
  either,
  helpful,
  leave,
  operator,
  unhelpful,
  visitor,
  type Scenario,
} from '../script.ts';
import { askHuman, dontKnow, letDown, satisfied, stillDontKnow } from './parts.ts';

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

/** A tone problem: asked twice, the workshop's bot gets short with people. */
export const shortWithPeople: Scenario = {
  id: 'short-with-people',
  agent: 'workshop',
  count: 24,
  weeks: [4, 4, 5, 5, 6, 7, 8, 8],
  pages: ['workshops', 'workshops/service-prices', 'workshops/display-messages'],
  talk: {
    en: [
      ask(
        'sorry, stupid question: which way do the pedals {go on|screw in}?',
        'is it normal that the motor {hums|whines} a bit?',
        'how do I {reset|set} the clock on the display?',
        'how tight should the {stem bolts|saddle clamp} be?',
        'what oil {do I|should I} use for the chain?',
        'my chain {fell off|came off}. how do I put it back',
        'what does the {wrench|spanner} symbol on the display mean?',
      ),
      either(
        [
          3,
          answer(
            [
              'You’ll find that in the manual that came with the bike.',
              'That is described in [What the display is telling you](/workshops/display-messages).',
            ],
            ['errors'],
          ),
          visitor(
            'I don’t have {the|that} manual{ here|}',
            'can you {just|maybe} tell me?',
            'I read that but I don’t get it',
            'the link doesn’t {say|help}',
          ),
        ],
        [1],
      ),
      curt([
        'Read the manual. It’s on page 12.',
        'As I already said: see the manual.',
        'That’s basic maintenance. You should know this before riding.',
        'I’ve answered this. Please read my message.',
        'No. Look it up on the website.',
        'Wrong question. Bring the bike in or leave it.',
        'This is not a school. Check the documentation.',
      ]),
      unhelpful(
        0.4,
        'rude',
        'no need to be like that',
        'is this how you talk to customers?',
        'arrogant bot',
        '<badComment>',
      ),
      either(
        [
          4,
          visitor(
            'wow. {rude|ok|friendly…}',
            'excuse me?',
            'no need to be rude',
            'ok I’ll ask in a shop where people are nice',
            'charming.',
            'I only asked…',
          ),
          either([2, leave(1)], [1, chat(['<sorry>'])]),
        ],
        [2, leave(1)],
        [1, visitor('<ok>')],
        [
          1,
          ...askHuman(
            ['bot was rude', 'simple question, unfriendly answer'],
            operator(
              '<hello> Sorry for the tone of our bot! Left pedal screws in anticlockwise, the right one clockwise.',
              '<hello> I apologise, that’s not how we talk to people. What did you want to know?',
            ),
            visitor('thank you, that’s all I wanted', 'no worries, thanks for answering'),
            operator('<operatorBye>'),
          ),
        ],
      ),
    ],
    de: [
      ask(
        'blöde Frage: in welche Richtung kommen die Pedale rein?',
        'wie stelle ich die Uhr im Display?',
        'welches Öl für die Kette?',
        'ist ein leises Summen vom Motor normal?',
      ),
      curt([
        'Steht im Handbuch, Seite 12.',
        'Das habe ich bereits beantwortet. Bitte lesen.',
        'Das sollte man wissen, bevor man losfährt.',
        'Nein. Handbuch lesen.',
      ]),
      unhelpful(0.4, 'unfreundlich', 'was ist das für ein Ton', '<badComment>'),
      either(
        [
          4,
          visitor(
            'na danke, sehr freundlich',
            'geht’s noch?',
            'man wird ja wohl fragen dürfen',
            'hui. dann eben nicht',
          ),
          leave(0.8),
        ],
        [2, leave(1)],
      ),
    ],
    nl: [
      ask(
        'domme vraag misschien: welke kant op draaien de pedalen?',
        'hoe zet ik de klok op het display goed?',
        'welke olie voor de ketting?',
      ),
      curt(['Staat in de handleiding, pagina 12.', 'Dat heb ik al gezegd. Lees de handleiding.']),
      unhelpful(0.4, 'onbeleefd'),
      either([3, visitor('nou, vriendelijk hoor', 'ik vroeg het alleen maar'), leave(0.8)], [2, leave(1)]),
    ],
  },
};

/** A gap of the workshop's bot: a key is lost, and nobody knows how to get another. */
export const spareKeys: Scenario = {
  id: 'spare-keys',
  agent: 'workshop',
  count: 24,
  pages: ['workshops', 'account/my-bikes', 'help/battery-care'],
  talk: {
    en: [
      ask(
        'I’ve lost {the key|both keys} for my battery{. help|}',
        'how do I {order|get} a spare key for the {frame lock|battery lock}?',
        'need a second battery key, number is {EX|FK} [ref]',
        'key broke off in the battery lock of my [myebike] 😬',
        'bought a used [myebike] {without keys|with only one key}. can I get {new ones|a copy}?',
        'where’s the key number? want to {order|cut} a spare',
      ),
      dontKnow,
      either(
        [4, ...letDown],
        [
          3,
          visitor(
            'the battery is locked in, I can’t charge it',
            'I have the number on the little tag',
            'can I just bring it to [shop]?',
            'do you drill it out?',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
        [
          1.5,
          ...askHuman(
            ['lost battery key', 'spare key'],
            operator(
              '<hello> With the number on the tag I can order one: [money:12], about ten days. No number? Then we fit a new lock for [money:45].',
              '<hello> Send us a photo of the invoice and the key number, then we have a copy cut for [money:12].',
            ),
            visitor('number is {EX|FK}[order]', 'new lock then please', 'ok great, thanks'),
            operator('Ordered! <operatorBye>'),
          ),
        ],
      ),
    ],
    de: [
      ask(
        'Akkuschlüssel verloren, wie bekomme ich einen neuen?',
        'brauche einen Ersatzschlüssel, Nummer hab ich',
        'Schlüssel im Akkuschloss abgebrochen',
        'gebrauchtes [myebike] gekauft, nur ein Schlüssel dabei. nachmachen?',
      ),
      dontKnow,
      either(
        [4, ...letDown],
        [3, visitor('komme so nicht an den Akku', 'kann ich in [shop] vorbeikommen?'), stillDontKnow, ...letDown],
        [
          1,
          ...askHuman(
            ['Akkuschlüssel verloren'],
            operator('<hello> Mit der Nummer bestelle ich dir einen für [money:12], dauert etwa zehn Tage.'),
            visitor('super, Nummer kommt per Mail'),
          ),
        ],
      ),
    ],
    nl: [
      ask(
        'sleutel van de accu kwijt, hoe kom ik aan een nieuwe?',
        'ik zoek een reservesleutel voor het slot',
        'sleutel afgebroken in het accuslot',
      ),
      dontKnow,
      either([4, ...letDown], [3, visitor('ik kan zo niet opladen'), stillDontKnow, ...letDown]),
    ],
    fr: [
      ask('j’ai perdu la clé de la batterie', 'comment commander un double de clé ?'),
      dontKnow,
      either([4, ...letDown], [2, visitor('du coup je ne peux plus recharger'), stillDontKnow, ...letDown]),
    ],
  },
};
