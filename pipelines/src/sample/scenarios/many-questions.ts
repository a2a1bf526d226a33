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
