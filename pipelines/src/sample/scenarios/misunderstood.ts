import { answer, ask, chat, either, leave, unhelpful, visitor, type Scenario } from '../script.ts';
import { dontKnow, satisfied } from './parts.ts';

/** The bot hears the wrong word and is put right. */
export const misunderstood: Scenario = {
  id: 'misunderstood',
  agent: 'default',
  count: 20,
  pages: ['', 'bags', 'parts', 'help'],
  talk: {
    en: [
      either(
        [
          1,
          ask(
            'do you have a {frame pump|pump} for the [mytourer]? there are {mounts|two screws} under the top tube',
            'which pump fits the {peg|bracket} on the Tarn',
          ),
          answer(['The Tarn’s **frame sizes** run from S to XL: [Frame size guide](/help/frame-sizes).'], ['sizes']),
          visitor('not the frame size. a pump. for air', 'PUMP', 'no I mean a pump that fits the frame'),
          answer(['Sorry! The Gust frame pump ([money:39]) fits the mounts on the Tarn and the Heron.']),
        ],
        [
          1,
          ask('I need new {shoes|pads} for the [mybike]', 'brake shoes for the [mybike]?'),
          chat(['We don’t sell shoes, only bikes, bags and parts. Can I help with something else?']),
          visitor('brake shoes. brake pads', 'haha no. brake pads!', 'for the brakes…'),
          answer(['Ah, brake pads! For all our hydraulic discs it’s the *B2* pad, [money:14] a pair.'], ['brakes']),
        ],
        [
          1,
          ask('is the {black|sand} one {still available|in stock}?', 'how much is the green one'),
          chat(['Which product do you mean? We have bikes, bags and parts.']),
          visitor('the one I’m looking at', 'the [bag]', 'the bike on this page??', '[mybike]'),
          answer(['The [bike] in [colour] is in stock and costs [price].'], ['models']),
        ],
        [
          1,
          ask('my order is missing the light', 'light missing'),
          answer(
            ['Our lights run on the battery and need no charging. [Unpacking your bike](/help/bike-in-a-box)'],
            ['bikeBox'],
          ),
          visitor(
            'no, it is MISSING. it wasn’t in the box',
            'I said missing not broken',
            'you misunderstood, I never got it',
          ),
          dontKnow,
          unhelpful(0.4, 'does not understand', '<badComment>'),
        ],
      ),
      either([3, ...satisfied], [1, visitor('finally', 'took a while but ok'), leave(0.8)]),
    ],
    de: [
      either(
        [
          1,
          ask('habt ihr Schlösser?', 'suche ein Schloss fürs [mybike]'),
          answer(
            ['Unsere Bikes haben Schloss-Halterungen am Rahmen: [Räder vergleichen](/bikes/compare).'],
            ['models'],
          ),
          visitor('ja aber verkauft ihr auch Schlösser?', 'ich will ein Schloss KAUFEN'),
          answer(['Ach so! Ja: Bügelschloss [money:59], Rahmenschloss [money:45].']),
        ],
        [
          1,
          ask('wie viel Bar in die Reifen?', 'Reifendruck vorne?'),
          chat(['In unserer Werkstatt in [shop] gibt es Kaffee, aber keine Bar 🙂']),
          visitor('haha. Luftdruck meine ich', 'nein, Reifendruck!'),
          answer(['Entschuldige! 40-mm-Reifen: 3 bis 3,5 bar, mit Gepäck hinten 4.'], ['puncture']),
        ],
      ),
      ...satisfied,
    ],
    es: [
      ask('tenéis bombas para la bici?'),
      answer(['Nuestras bicis se entregan montadas al 95 %. Ver [desembalaje](/help/bike-in-a-box).'], ['bikeBox']),
      visitor('no, una bomba de aire', 'para inflar las ruedas digo'),
      answer(['¡Perdona! Sí, la bomba de cuadro Gust, [money:39].']),
      ...satisfied,
    ],
  },
};
