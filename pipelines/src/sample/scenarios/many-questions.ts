import { answer, ask, chat, either, leave, unhelpful, visitor, type Scenario } from '../script.ts';
import { dontKnow, letDown, satisfied } from './parts.ts';

/** Several questions in one message: some answered, some forgotten. */
export const manyQuestions: Scenario = {
  id: 'many-questions',
  agent: 'default',
  count: 24,
  devices: { desktop: 1.3 },
  pages: ['bikes/fjell-e6', 'bikes/carrow-e', 'bikes/heron-28', 'basket'],
  talk: {
    en: [
      either(
        [
          3,
          ask(
            '3 questions: delivery time to [city], what size for [height], and does a {trailer|child trailer} fit the [mybike]?',
            'how long is delivery, which size at [height] and can I pull a trailer with the [mybike]?',
            'delivery, size ([height]) and trailer hitch: please tell me about all three {🙂|}',
          ),
          answer(
            [
              'One at a time 🙂\n\n- **Delivery**: 5–8 working days, [money:49]\n- **Size** for [height]: [size]',
              '- Bikes are delivered in **5 to 8 working days**\n- For [height] take **[size]**',
            ],
            ['delivery', 'sizes'],
          ),
          either(
            [
              4,
              visitor('and the {last|third} one?', 'you skipped the trailer', 'that’s two of three'),
              dontKnow,
              ...letDown,
            ],
            [2, visitor('<ok>'), leave(1)],
            [1],
          ),
        ],
        [
          3,
          ask(
            'how much is shipping, what size for [height], and is there a lock included?',
            'shipping cost? size for [height]? lock included?',
          ),
          answer(
            [
              '- **Shipping**: [money:49] for a bike, [money:6] for a parcel\n- **Size** for [height]: [size]\n- **Lock**: included with Heron and Skua, not with the others\n\nAnything I missed?',
            ],
            ['delivery', 'sizes', 'models'],
          ),
          ...satisfied,
        ],
        [
          2,
          ask(
            'does the [mybike] come in [colour]? how heavy is it? and can I pay with paypal?',
            '[mybike] in [colour]: available? weight? paypal?',
          ),
          answer(
            ['Yes, in [colour], and PayPal is fine too. [Ways to pay](/help/payment-methods)'],
            ['models', 'payment'],
          ),
          visitor('and the weight?', 'how heavy then?', 'you forgot the weight'),
          answer(
            ['Sorry! Tarn 14.2 kg, Heron 15.1, Dunlin 10.9, the e-bikes 22 to 38. [Compare](/bikes/compare)'],
            ['models'],
          ),
          ...satisfied,
        ],
        [
          2,
          ask(
            'what’s the range of the [myebike], how long is a charge and what does a new battery cost?',
            'range, charging time, price of a spare battery? all for the [myebike]',
          ),
          answer(
            [
              '- **Range**: Skua 40–80 km, Fjell 60–130, Carrow 70–120\n- **Charging**: 4.5 hours, 80 % after 2.5\n- **Battery**: [money:549]',
            ],
            ['range', 'battery'],
          ),
          ...satisfied,
        ],
        [
          2,
          ask(
            '1) is the [mybike] in stock in [size] 2) when would it be here 3) do you take my old one',
            'is a [mybike] in [size] available, how soon, and could I trade in my old bike?',
          ),
          answer(
            ['It’s in stock in **[size]** and would be with you in 5 to 8 working days. [Delivery](/help/delivery)'],
            ['delivery'],
          ),
          visitor('great. and number 3?', 'and my old one?', 'still one missing'),
          dontKnow,
          ...letDown,
        ],
      ),
    ],
    de: [
      either(
        [
          2,
          ask(
            'drei Fragen: Lieferzeit, Größe bei [height], und passt ein Anhänger ans [mybike]?',
            'Lieferzeit? Größe bei [height]? Anhänger möglich?',
          ),
          answer(
            ['Der Reihe nach:\n\n- **Lieferzeit**: 5–8 Werktage, [money:49]\n- **Größe** bei [height]: [size]'],
            ['delivery', 'sizes'],
          ),
          either(
            [3, visitor('und der Anhänger?', 'da fehlt noch eine Antwort'), dontKnow, ...letDown],
            [1, visitor('<ok>')],
          ),
        ],
        [
          2,
          ask('gibt es das [mybike] in [colour], wie schwer ist es und kann ich auf Rechnung zahlen?'),
          answer(
            [
              'In [colour] ja, auf Rechnung nur Firmen. Gewichte: Tarn 14,2 kg, Heron 15,1, Dunlin 10,9, E-Bikes ab 22 kg. [Räder vergleichen](/bikes/compare)',
            ],
            ['models', 'payment'],
          ),
          ...satisfied,
        ],
        [
          1,
          ask('was kostet der Versand, wie lange dauert er und bis wann kann ich vor Ort abholen?'),
          answer(
            ['Versand [money:49] fürs Rad, 5–8 Werktage; abholen kannst du dienstags bis samstags in [shop].'],
            ['delivery', 'shops'],
          ),
          ...satisfied,
        ],
      ),
    ],
    fr: [
      either(
        [
          1,
          ask('trois questions : délai, taille pour [height], et peut-on attacher une remorque au [mybike] ?'),
          answer(['Dans l’ordre :\n\n- **Délai** : 5 à 8 jours ouvrés\n- **Taille** : [size]'], ['delivery', 'sizes']),
          visitor('et la remorque ?', 'et la dernière question ?'),
          dontKnow,
          ...letDown,
        ],
        [
          1,
          ask('le [mybike] existe en [colour] ? il pèse combien ? paiement par virement possible ?'),
          answer(
            [
              'Oui en [colour], et oui par virement. Poids : Tarn 14,2 kg, Heron 15,1, Dunlin 10,9, électriques dès 22 kg.',
            ],
            ['models', 'payment'],
          ),
          ...satisfied,
        ],
      ),
    ],
    nl: [
      either(
        [
          1,
          ask('drie vragen: levertijd, maat bij [height] en past er een fietskar achter de [mybike]?'),
          answer(['Op een rij:\n\n- **Levertijd**: 5–8 werkdagen\n- **Maat**: [size]'], ['delivery', 'sizes']),
          visitor('en de fietskar?', 'en de laatste?'),
          dontKnow,
          ...letDown,
        ],
        [
          1,
          ask('is de [mybike] er in [colour], hoe zwaar is hij en kan ik met ideal betalen?'),
          answer(
            ['Ja in [colour], en iDEAL kan ook. Gewicht: Tarn 14,2 kg, Heron 15,1, Dunlin 10,9, e-bikes vanaf 22 kg.'],
            ['models', 'payment'],
          ),
          ...satisfied,
        ],
      ),
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
        '{hello|good day}, I have a question for my bike, the saddle… he goes down',
        'hello, my saddle {sinks|is falling} when I {drive|ride}, why is {this|that}?',
        '{hi|good evening}, I become problems with the saddle post, it {slides|goes} in {every time|always}',
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
