import {
  answer,
  ask,
  chat,
  either,
  helpful,
  leave,
  maybe,
  pause,
  unhelpful,
  visitor,
  type Scenario,
} from '../script.ts';
import { dontKnow, letDown, satisfied, stillDontKnow } from './parts.ts';

/** Thirty messages and more: a journey is planned, one question leads to the next, some without an answer. */
export const planningATour: Scenario = {
  id: 'planning-a-tour',
  agent: 'default',
  count: 12,
  devices: { desktop: 1.5 },
  pages: ['journal/packing-for-a-week', 'bikes/tarn', 'bikes/fjell-e6'],
  talk: {
    en: [
      ask(
        'we’re planning {the Danube|a tour from [city] to the sea|three weeks in Scandinavia} and have no idea about bikes. can you help?',
        'first long bike tour, {my wife and I|two friends and me}. where do we start?',
      ),
      chat([
        'With pleasure! How far do you want to ride in a day, and will you camp or sleep indoors?',
        'Lovely plan. How many kilometres a day, and tent or hotels?',
      ]),
      visitor(
        'about [tour] km, {mostly tent|guesthouses}',
        '[tour]-ish km, camping if the weather is nice',
        'no idea, {60|70}?',
      ),
      answer(
        [
          'Then I’d look at the **Tarn** (steel, 40 mm tyres, 25 kg on the rear rack) or, with a motor, the **Fjell E6**. [Compare them](/bikes/compare)',
        ],
        ['models'],
      ),
      visitor(
        'with motor for {her|me|one of us}, without for the other. does that work together?',
        'is steel very heavy?',
      ),
      answer(
        [
          'Yes, many couples do that: without support above 25 km/h you’ll ride at the same pace. The Tarn weighs 14.2 kg, the Fjell 24.',
        ],
        ['models'],
      ),
      visitor('24 kg?? {and if the battery is empty|puh}', 'can the Fjell do [tour] km with luggage?'),
      answer(
        [
          'With bags reckon with 70 to 90 km from the 625 Wh battery. Empty, it rolls like a heavy normal bike. A second battery is [money:549]. [Range](/help/range)',
        ],
        ['range'],
      ),
      visitor('and charging at campsites?', 'where do people charge on the way?'),
      answer(['Most campsites and cafés let you charge; it takes 4.5 hours, or 2.5 to reach 80 %.'], ['battery']),
      maybe(
        0.7,
        visitor(
          'can we take the bikes on the train {there|back}? {with the battery|}',
          'and the train home, do e-bikes get on?',
        ),
        dontKnow,
        visitor('hm ok'),
      ),
      visitor('bags then. how many litres do we need', 'what about panniers, are two each enough?'),
      answer(
        [
          'With a tent: two **Otter 20** at the back, a **Drover 40** on top and a bar bag for camera and snacks. Without one the two Otters do. [Packing for a week](/journal/packing-for-a-week)',
        ],
        ['touring', 'luggage'],
      ),
      visitor('does the Drover fit over the Otters?', 'are they waterproof for {Norway|proper rain}?'),
      answer(['Yes, it straps on top of both. All three are IPX5: proper rain is fine.'], ['luggage']),
      visitor('nice. {tent poles|our tent} is 48 cm long, does that go in', 'what do you pack yourselves?'),
      answer(
        [
          'The Drover is 62 cm long inside. There’s a complete list in the journal: [Packing for a week](/journal/packing-for-a-week).',
        ],
        ['touring'],
      ),
      pause(5, 40),
      visitor('ok my {wife|friend} is reading along now 🙂', 'back, had to get the door', 'right, where were we'),
      visitor('she’s [height], which size?', 'sizes: [height] and 1.68'),
      answer(['For [height] a **[size]**. With 1.68 m it’s an M. [Frame size guide](/help/frame-sizes)'], ['sizes']),
      visitor('saddles. every {long tour|time} my {behind|bum} hurts', 'are the saddles any good for long days?'),
      answer(
        [
          'The standard saddle is medium firm. For days over 60 km many riders change to our leather saddle ([money:79]); give it 300 km.',
        ],
        ['models'],
      ),
      visitor('and what breaks on tour? spare parts list?', 'what tools should we bring'),
      answer(
        [
          'Two tubes, patches, a chain link, a few spokes, brake pads, a multitool and cable ties. Everything is in the *Roadside kit* ([money:49]).',
        ],
        ['touring', 'puncture'],
      ),
      either(
        [
          2,
          visitor('is there insurance for theft on tour?', 'do you have a campsite app you’d recommend?'),
          dontKnow,
          either([1, visitor('fair enough')], [1, visitor('anything?'), stillDontKnow]),
        ],
        [2],
      ),
      visitor('can you put all of that in a basket for us?', 'so what would it cost all together, roughly?'),
      either(
        [
          2,
          answer(
            [
              'Tarn, Fjell, four Otters, two Drovers and the kit come to about **[price]** more than the bikes alone… shall I be honest? Start with one Drover.',
            ],
            ['models'],
          ),
          visitor('haha, ok, one it is', 'honest bot 👍'),
        ],
        [
          2,
          chat([
            'I can’t fill the basket for you, but here’s the list: Tarn, Fjell E6, Otter 20 × 2 pairs, Drover 40, Roadside kit.',
          ]),
          visitor('good enough, copying that', 'ok thank you'),
        ],
      ),
      helpful(0.6, 'planned our whole trip!', 'patient, knows a lot', '<goodComment>'),
      visitor('you’ve been a great help', 'this was really useful, thank you', 'wonderful. we’ll come for a test ride'),
      chat([
        'Have a wonderful journey! Send us a postcard 🙂',
        'Enjoy every kilometre. I’m here if questions come up.',
      ]),
      visitor('will do!', '👋'),
    ],
  },
};

/** Several questions in one message: some answered, some forgotten. */
export const manyQuestions: Scenario = {
  id: 'many-questions',
  agent: 'default',
  count: 24,
  devices: { desktop: 1.3 },
  pages: ['bikes/fjell-e6', 'bikes/carrow-e', 'bikes/heron-28', 'basket'],
  talk: {
    en: [
      ask(
        '3 questions: delivery time to [city], can I {return it|send it back}, and does a {trailer|child trailer} fit the [mybike]?',
        'how much is shipping, what size for [height], and is there a lock included?',
        'does the [mybike] come in [colour]? how heavy is it? and can I pay {by invoice|with paypal}?',
        '1) is the [mybike] in stock in [size] 2) when would it be here 3) do you take my old one',
        'what’s the range of the [myebike], how long is a charge and how much does a new battery cost?',
      ),
      either(
        [
          3,
          answer(
            [
              'One at a time 🙂\n\n- **Delivery**: 5–8 working days, [money:49]\n- **Size** for [height]: [size]\n- **Payment**: card, PayPal, bank transfer\n\nAnything I missed?',
              '- It’s in stock in **[size]**\n- Delivery takes 5–8 working days\n- It weighs 15 kg (24 as an e-bike)',
            ],
            ['delivery', 'sizes'],
          ),
          either(
            [
              3,
              visitor(
                'and the {last|third} one?',
                'you skipped {one|the last question}',
                'and the trailer/lock/old bike? whichever I asked last 😅',
              ),
              either(
                [2, dontKnow, ...letDown],
                [
                  2,
                  answer(['Sorry! A frame lock is included with Heron and Skua, not with the others.'], ['models']),
                  ...satisfied,
                ],
              ),
            ],
            [3, ...satisfied],
          ),
        ],
        [
          2,
          answer(
            ['Bikes are delivered in **5 to 8 working days** for [money:49]. [Delivery](/help/delivery)'],
            ['delivery'],
          ),
          visitor('and the other {two|questions}?', 'that’s one of three', 'ok. and size?'),
          answer(['For [height] take **[size]**. [Size guide](/help/frame-sizes)'], ['sizes']),
          visitor('and no. 3', 'still one missing', '<ok>'),
          either([2, dontKnow, ...letDown], [1, ...satisfied]),
        ],
        [1, leave(1)],
      ),
    ],
    de: [
      ask(
        'drei Fragen: Lieferzeit, Größe bei [height], und passt ein Anhänger ans [mybike]?',
        'gibt es das [mybike] in [colour], wie schwer ist es und kann ich auf Rechnung zahlen?',
        'was kostet der Versand, wie lange dauert er und kann ich zurückgeben?',
      ),
      answer(
        [
          'Der Reihe nach:\n\n- **Lieferzeit**: 5–8 Werktage, [money:49]\n- **Größe** bei [height]: [size]\n- **Gewicht**: 15 kg (24 kg als E-Bike)',
        ],
        ['delivery', 'sizes'],
      ),
      either(
        [
          3,
          visitor('und die dritte Frage?', 'da fehlt noch eine'),
          either(
            [2, dontKnow, ...letDown],
            [
              1,
              answer(['Stimmt: Rechnung geht für Firmen, sonst Karte, PayPal oder Überweisung.'], ['payment']),
              ...satisfied,
            ],
          ),
        ],
        [3, ...satisfied],
      ),
    ],
    fr: [
      ask(
        'trois questions : délai, taille pour [height], et peut-on attacher une remorque au [mybike] ?',
        'le [mybike] existe en [colour] ? il pèse combien ? paiement par virement possible ?',
      ),
      answer(
        [
          'Dans l’ordre :\n\n- **Délai** : 5 à 8 jours ouvrés\n- **Taille** : [size]\n- **Poids** : 15 kg (24 kg en électrique)',
        ],
        ['delivery', 'sizes'],
      ),
      either([2, visitor('et la dernière question ?'), dontKnow, ...letDown], [3, ...satisfied]),
    ],
    nl: [
      ask(
        'drie vragen: levertijd, maat bij [height] en past er een fietskar achter de [mybike]?',
        'is de [mybike] er in [colour], hoe zwaar is hij en kan ik achteraf betalen?',
      ),
      answer(
        ['Op een rij:\n\n- **Levertijd**: 5–8 werkdagen\n- **Maat**: [size]\n- **Gewicht**: 15 kg (24 kg elektrisch)'],
        ['delivery', 'sizes'],
      ),
      either([2, visitor('en de laatste?'), dontKnow, ...letDown], [3, ...satisfied]),
    ],
  },
};

/** Begins in English out of politeness, goes on in the mother tongue when it gets difficult. */
export const changesLanguage: Scenario = {
  id: 'changes-language',
  agent: 'default',
  count: 9,
  pages: ['help', 'account/orders', 'bikes/tarn'],
  talk: {
    de: [
      visitor(
        'hello, I have a question for my bike, the saddle… he goes down',
        'hi, the saddle from my bike makes always slowly down',
      ),
      chat(['Hi! Do you mean the saddle is sinking while you ride?']),
      visitor('yes. äh, kann ich auch auf Deutsch schreiben?', 'ja genau, sprechen Sie Deutsch?', 'ja! deutsch?'),
      chat(['Natürlich, sehr gern!']),
      visitor('also die Sattelstütze rutscht beim Fahren immer langsam rein', 'der Sattel sinkt nach und nach ab'),
      answer(
        [
          'Die Klemme muss mit **6 Nm** angezogen sein. Stütze herausziehen, Rohr entfetten, etwas Montagepaste auftragen, wieder festziehen. Bleibt es so, bring es bitte in die Werkstatt.',
        ],
        ['service'],
      ),
      ...satisfied,
    ],
    es: [
      visitor('hello i want to know the warranty of the frame', 'hi, how many time is the garantee of the frame'),
      answer(['The frame has a warranty of five years. Keep your invoice. [Warranty](/help/warranty)'], ['warranty']),
      visitor('perdona, en español se puede?', 'hablas español?'),
      chat(['¡Claro que sí! ¿Qué necesitas?']),
      visitor('es que me ha salido una grieta en la pintura, entra?', 'si se oxida también lo cubre?'),
      either(
        [1, dontKnow, unhelpful(0.2, ''), ...letDown],
        [
          2,
          answer(['La pintura está cubierta dos años si no hay golpe. Mándanos una foto.'], ['warranty']),
          ...satisfied,
        ],
      ),
    ],
    fr: [
      visitor('hello, is it possible to… pardon, vous parlez français ?', 'hi, do you speak french'),
      chat(['Bien sûr ! Que puis-je faire pour vous ?']),
      visitor(
        'la béquille du [mybike] est trop courte, le vélo tombe',
        'je cherche une selle plus large pour le [mybike]',
      ),
      answer(
        [
          'La béquille se règle : appuyez sur le bouton et tirez jusqu’au cran suivant. Pour la selle, la largeur L existe ([money:35]).',
        ],
        ['models'],
      ),
      ...satisfied,
    ],
  },
};
