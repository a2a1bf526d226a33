import {
  answer,
  ask,
  chat,
  either,
  fallback,
  handoff,
  helpful,
  leave,
  operator,
  pause,
  unhelpful,
  visitor,
  type Scenario,
} from '../script.ts';
import { dontKnow, letDown, stillDontKnow } from './parts.ts';

/** Wants a person from the first word on. */
export const wantsHuman: Scenario = {
  id: 'wants-human',
  agent: 'default',
  count: 22,
  pages: ['help', 'contact', 'account/orders'],
  talk: {
    en: [
      ask(
        'human',
        '<human>',
        'no bots please. can I talk to someone',
        'agent',
        'what’s your phone number',
        'I need to speak to customer service {about my order|}',
        '<human>',
        'operator',
      ),
      either(
        [
          2,
          chat([
            'I can probably help you faster. What is it about?',
            'sure! Could you tell me in a few words what it’s about?',
          ]),
          visitor(
            'no. human',
            'I said I want a person',
            'it’s complicated',
            'about FH-[order], and not with a bot please',
            'a complaint',
          ),
        ],
        [2],
      ),
      chat(['<connecting>']),
      handoff(
        ['asked for a person', 'wants to talk to somebody', 'asked for a person without saying why'],
        operator('<hello> What can I do for you?', '<hello> How can I help?'),
        visitor(
          'oh wow, a person. {hi|hello}! my order FH-[order] has {the wrong pedals|two saddles and no bag}',
          'finally. I need the {serial|frame} number for my insurance',
          'can you {split|combine} two orders for me? FH-[order] and the one after',
          'I’d like to say your mechanic in [shop] was great',
          'my complaint: third time the delivery is postponed',
        ),
        operator('Let me have a look… one minute.', 'Sure, I’ll check that for you.'),
        visitor('ok', 'no rush', 'thanks'),
        operator(
          'All set. You’ll find it in your inbox.',
          'Done, I’ve sent you an e-mail with the details.',
          'I’ve noted everything and [name], I’ll call you on [day] before noon.',
        ),
        visitor('<thanks>', 'that was easy', 'lovely, bye'),
        operator('<operatorBye>'),
      ),
    ],
    de: [
      ask('<human>', 'Mitarbeiter', 'kein Bot bitte', 'Telefonnummer?', 'ich will mit einem Menschen reden'),
      chat(['<connecting>']),
      handoff(
        ['möchte mit einem Menschen sprechen'],
        operator('<hello> Wie kann ich helfen?'),
        visitor(
          'brauche die Rahmennummer für die Versicherung',
          'in FH-[order] war die falsche Tasche',
          'die Lieferung wird schon wieder verschoben',
        ),
        operator('Ich schaue kurz nach.', 'Moment bitte.'),
        operator('Hab’s gefunden und dir gemailt.'),
        visitor('<thanks>'),
        operator('<operatorBye>'),
      ),
    ],
    fr: [
      ask('<human>', 'un conseiller', 'votre numéro de téléphone ?'),
      chat(['<connecting>']),
      handoff(
        ['demande un conseiller'],
        operator('<hello> Que puis-je faire pour vous ?'),
        visitor('il me faut le numéro de cadre pour l’assurance', 'il y a une erreur dans FH-[order]'),
        operator('Je regarde… voilà, je vous l’envoie par mail.'),
        visitor('<thanks>'),
        operator('<operatorBye>'),
      ),
    ],
    es: [
      ask('<human>', 'persona', 'teléfono de contacto?'),
      chat(['<connecting>']),
      handoff(
        ['quiere hablar con una persona'],
        operator('<hello> ¿En qué puedo ayudarte?'),
        visitor('necesito el número de bastidor para el seguro', 'hay un error en el pedido FH-[order]'),
        operator('Miro… listo, te lo mando por correo.'),
        visitor('<thanks>'),
      ),
    ],
    nl: [
      ask('<human>', 'medewerker', 'telefoonnummer?'),
      chat(['<connecting>']),
      handoff(
        ['wil een medewerker spreken'],
        operator('<hello> Waarmee kan ik helpen?'),
        visitor('ik zoek het framenummer voor de verzekering', 'er klopt iets niet in FH-[order]'),
        operator('Ik kijk even… gevonden, ik mail het je.'),
        visitor('<thanks>'),
        operator('<operatorBye>'),
      ),
    ],
  },
};

/** Rude from beginning to end. Not every rude visitor has been treated badly. */
export const rudeVisitor: Scenario = {
  id: 'rude-visitor',
  agent: 'default',
  count: 16,
  pages: ['', 'account/orders', 'help/delivery', 'checkout'],
  talk: {
    en: [
      ask(
        'your site is {garbage|trash|a joke}',
        'why is everything on this {stupid|damn} site so slow',
        'WHERE IS MY BIKE',
        'you people are {useless|thieves|unbelievable}',
        'what a {crap|rubbish} shop',
        'third time I’m asking. THIRD.',
        'are you {idiots|people} even reading your mails',
      ),
      chat([
        'I’m sorry you’re having trouble. What can I do for you?',
        'I’m sorry to hear that. Could you tell me what happened?',
        'that sounds frustrating. Do you have an order number for me?',
      ]),
      either(
        [
          3,
          visitor(
            'you can do your {damn|bloody} job',
            'FH-[order]. look it up yourself',
            'what happened?? NOTHING happened, that’s the problem',
            'shut up bot',
            'don’t “sorry” me',
          ),
        ],
        [1, visitor('oh {piss off|get lost}'), leave(1)],
      ),
      either(
        [2, dontKnow],
        [
          2,
          answer(
            [
              'Your order **FH-[order]** is with the carrier and is due on **[day]**. [Track your order](/account/orders)',
            ],
            ['tracking'],
          ),
        ],
        [1, chat(['I understand you’re upset. Shall I get a colleague?'])],
      ),
      unhelpful(0.5, 'crap', 'worst shop ever', 'idiot machine', '<badComment>', 'never again'),
      either(
        [
          3,
          visitor(
            'useless piece of {software|junk}',
            'whatever. 1 star review coming',
            'I’m {calling my bank|cancelling everything}',
            '[day]?? you said that LAST week',
            'ok at least something',
          ),
          leave(1),
        ],
        [
          2,
          visitor('get me someone with a brain', 'a HUMAN. now.', 'manager. now'),
          chat(['<connecting>']),
          handoff(
            ['angry customer', 'upset, wants a manager'],
            operator('<hello> I’m sorry it has come to this. Let me look at FH-[order] right now.'),
            visitor('about time', 'took you long enough'),
            operator(
              'It’s on the van for [day]. I’m refunding the delivery, and here is my direct address: help@fernhaul.example, attn. [operator].',
            ),
            visitor('fine.', 'ok. sorry for the tone, it’s been a week', 'whatever, thanks I guess'),
            operator('Understood, and no hard feelings.', '<operatorBye>'),
          ),
        ],
        [1, stillDontKnow, ...letDown],
      ),
    ],
    de: [
      ask(
        '{Saftladen|Drecksladen}',
        'WO IST MEIN RAD',
        'ihr seid doch {alle|} unfähig',
        'zum dritten mal: wo bleibt meine Ware???',
      ),
      chat(['Das tut mir leid. Was ist passiert?', 'Ich verstehe den Ärger. Hast du eine Bestellnummer für mich?']),
      visitor('ja FH-[order] aber das wisst ihr doch', 'halt die Klappe bot', 'mach deinen Job'),
      either(
        [2, dontKnow],
        [2, answer(['**FH-[order]** ist bei der Spedition und kommt am **[day]**.'], ['tracking'])],
      ),
      unhelpful(0.5, 'Schrott', 'nie wieder', '<badComment>'),
      either([3, visitor('lächerlich', 'nie wieder, 1 Stern', 'wers glaubt'), leave(1)], [1, ...letDown]),
    ],
    nl: [
      ask('wat een waardeloze site', 'WAAR BLIJFT MIJN FIETS', 'stelletje prutsers'),
      chat(['Sorry dat het niet goed gaat. Wat is er aan de hand?']),
      visitor('lees je mail dan eens', 'FH-[order] zoek het zelf maar uit'),
      dontKnow,
      unhelpful(0.5, 'waardeloos', 'nooit meer'),
      either([2, visitor('nooit meer hier'), leave(1)], [1, ...letDown]),
    ],
  },
};

/** People who write only to say that it is good. */
export const happyVisitor: Scenario = {
  id: 'happy-visitor',
  agent: 'default',
  count: 18,
  pages: ['', 'bikes/tarn', 'account/orders', 'journal/packing-for-a-week'],
  talk: {
    en: [
      ask(
        'just wanted to say: LOVE my [mybike] 😍',
        'bike arrived a day early and it’s {gorgeous|perfect}. thank you!!',
        'the guys in [shop] are {amazing|so nice}, please tell them',
        '{2,000|3,000} km on the [mytourer] and not one problem. great bike',
        'best customer service I’ve had in years, thank [operator] for me',
        'no question, just happy with the panniers. rained for {3|four} days, all dry',
      ),
      chat([
        'That’s wonderful to hear, thank you! I’ll pass it on to the team.',
        'Oh, that makes our day! Enjoy every kilometre 🚲',
        'Thank you so much! We’ll pin that up in the workshop.',
      ]),
      helpful(0.45, '❤️', 'great shop', 'keep it up', ''),
      either(
        [
          3,
          visitor(
            '😊',
            'please do!',
            'have a lovely {day|weekend}',
            'will send a photo from {Norway|the Alps|the coast}',
          ),
        ],
        [
          2,
          visitor('where can I {leave|write} a review?'),
          answer([
            'That would be great! There’s a link in the mail we send three weeks after delivery, or under [My orders](/account/orders).',
          ]),
          visitor('<thanks>'),
        ],
        [3],
      ),
    ],
    de: [
      ask(
        'wollte nur mal sagen: tolles Rad!',
        'das [mybike] ist der Hammer, danke euch!',
        'super Beratung in [shop], bitte weitersagen',
        'keine Frage, nur ein Lob. {3000|5000} km ohne Panne',
      ),
      chat(['Das freut uns riesig, danke! Ich gebe es weiter.']),
      helpful(0.4, '', 'weiter so'),
      either([2, visitor('gern!', '😊')], [2]),
    ],
    fr: [
      ask(
        'juste un mot pour dire merci, le vélo est superbe',
        'très contente de mon [mybike] !',
        '3000 km sans un souci, bravo',
      ),
      chat(['Merci beaucoup, je transmets à l’équipe !']),
      helpful(0.4, ''),
      either([1, visitor('avec plaisir')], [1]),
    ],
    es: [
      ask(
        'solo quería deciros que la bici es una pasada',
        'encantada con mi [mybike], gracias!',
        'qué bien me atendieron en [shop]',
      ),
      chat(['¡Muchas gracias! Se lo digo al equipo.']),
      helpful(0.4, ''),
      either([1, visitor('😊')], [1]),
    ],
  },
};

/** Comes back the next day to what was said the day before. */
export const comesBack: Scenario = {
  id: 'comes-back',
  agent: 'default',
  count: 12,
  pages: ['bikes/fjell-e6', 'help'],
  talk: {
    en: [
      ask(
        'can I fit {a dynamo|front rack|wider tyres} on the [mybike]?',
        'does the [mybike] have eyelets for {a front rack|mudguards|bottle cages}?',
        'what’s the max tyre width on the [mytourer]?',
      ),
      answer(
        [
          'Tarn and Heron have eyelets for racks, mudguards and three bottles; tyres up to **50 mm** (45 with mudguards). [Compare our bikes](/bikes/compare)',
        ],
        ['models'],
      ),
      visitor('ok let me {measure|think|ask my husband}', '<ok>'),
      pause(700, 1500),
      visitor('me again from yesterday', 'hi again', 'ok so I measured'),
      visitor('would {47|45} mm with mudguards still work?', 'and does the front rack take {15|20} kg?'),
      either(
        [
          3,
          answer(
            [
              '47 mm is a little tight with mudguards: 45 is what we approve. Without them 50 is fine.',
              'The front rack carries 15 kg, 7.5 on each side.',
            ],
            ['luggage'],
          ),
          visitor('<thanks>'),
          chat(['<welcome>']),
        ],
        [1, fallback(['<fallback>']), ...letDown],
      ),
    ],
  },
};
