import { answer, ask, asked, followedUp, either, visitor, type Scenario } from '../script.ts';
import { dontKnow, letDown, satisfied } from './parts.ts';

export const range: Scenario = {
  id: 'range',
  agent: 'default',
  count: 26,
  pages: ['bikes/fjell-e6', 'bikes/skua-e4', 'help/range', 'bikes/carrow-e'],
  talk: {
    en: [
      either(
        asked(
          5,
          [
            'how far does the [myebike] go on {one charge|a full battery}?',
            'real world range of the [myebike]? not the brochure number',
            'can I do [tour] km a day with the [myebike]? {hilly|mostly flat|with luggage}',
            'my commute is {18|24|31} km each way. enough battery{ without charging at work|}?',
            'I’m [weight] kg plus bags, what range {can I expect|is realistic}?',
          ],
          [
            'Realistic figures on mixed ground, medium support:\n\n| bike | battery | range |\n|---|---|---|\n| Skua E4 | 400 Wh | 40–80 km |\n| Fjell E6 | 625 Wh | 60–130 km |\n| Carrow E | 2 × 500 Wh | 70–120 km, loaded |\n\nHills, wind and cold take up to a third. [How far does the battery go?](/help/range)',
            'Count on about **6 Wh per km** in Tour and 10 in Turbo. With 625 Wh that’s 60 to 100 km, with 400 Wh 40 to 65. [More on range](/help/range)',
            'Skua 40–80 km, Fjell 60–130, Carrow 70–120. With luggage or many hills take the lower number. [How far does the battery go?](/help/range)',
          ],
          ['range', 'battery'],
        ),
        asked(
          1,
          ['range in {winter|the cold}? the [myebike]', 'how much less range when it’s freezing?'],
          [
            'About a **fifth less** around freezing point. It comes back when it’s warm; start with the battery from indoors. [Range](/help/range)',
          ],
          ['range'],
        ),
        asked(
          1,
          ['how long does it take to charge the {battery|625 Wh battery}?', 'charging time [myebike]?'],
          ['4.5 hours for the 625 Wh battery, 80 % after 2.5; the 400 Wh one takes 3. [Range](/help/range)'],
          ['range'],
        ),
      ),
      either(
        [4, ...satisfied],
        [
          3,
          either(
            followedUp(
              1,
              ['can I carry a second battery?', 'second battery possible?'],
              ['Yes, it’s [money:549] and rides in the pannier.'],
              ['range'],
            ),
            followedUp(
              1,
              ['and uphill? {alps|lots of climbing}', 'what about real mountains?'],
              ['In the mountains reckon with 1,000 to 1,300 m of climbing per 625 Wh.'],
              ['range'],
            ),
            followedUp(
              1,
              ['how many {charges|cycles} before it gets worse', 'and after a few years?'],
              ['After 700 charges about 75 % of the capacity is left.'],
              ['battery'],
            ),
            followedUp(
              1,
              ['does it still ride ok when {empty|the battery is flat}?'],
              ['Without support it rolls like a normal bike, just a bit heavier.'],
              ['range'],
            ),
          ),
          ...satisfied,
        ],
      ),
    ],
    de: [
      either(
        asked(
          3,
          [
            'wie weit komme ich mit dem [myebike]?',
            'reale Reichweite vom [myebike]? bin [weight] kg',
            'schaffe ich [tour] km am Tag mit Gepäck?',
          ],
          [
            'Mit 625 Wh sind auf gemischter Strecke **60 bis 130 km** drin, mit Gepäck eher 70–90; das Skua mit 400 Wh schafft 40–80. [Wie weit reicht der Akku?](/help/range)',
          ],
          ['range'],
        ),
        asked(
          1,
          ['wie lange dauert das Laden?'],
          ['4,5 Stunden, nach 2,5 Stunden sind 80 % drin. [Reichweite](/help/range)'],
          ['range'],
        ),
        asked(
          1,
          ['wie viel Reichweite bleibt im Winter?'],
          ['Um den Gefrierpunkt etwa ein Fünftel weniger. [Reichweite](/help/range)'],
          ['range'],
        ),
      ),
      either(
        [4, ...satisfied],
        [
          2,
          ...[
            visitor('gibt es einen Zweitakku?'),
            answer(['Ja, für [money:549]. Er passt in die Packtasche.'], ['range']),
          ],
          ...satisfied,
        ],
      ),
    ],
    es: [
      ask(
        'qué autonomía real tiene la [myebike]?',
        'puedo hacer [tour] km con alforjas?',
        'hasta dónde llego con la [myebike]?',
      ),
      answer(
        [
          'Con 625 Wh, entre **60 y 130 km** según el terreno; con alforjas 70–90. Cargarla lleva 4,5 horas. [Autonomía](/help/range)',
        ],
        ['range'],
      ),
      ...satisfied,
    ],
    fr: [
      ask(
        'quelle autonomie réelle pour le [myebike] ?',
        'je peux faire [tour] km chargé ?',
        'on va jusqu’où avec le [myebike] ?',
      ),
      answer(
        [
          'Avec 625 Wh, **60 à 130 km** selon le terrain, plutôt 70–90 km avec bagages. Recharge en 4 h 30. [Autonomie](/help/range)',
        ],
        ['range'],
      ),
      ...satisfied,
    ],
  },
};

/** How much may it carry? The bot knows the frame, not the rack in combination: a partial gap. */
export const totalWeight: Scenario = {
  id: 'total-weight',
  agent: 'default',
  count: 16,
  pages: ['help/permitted-weight', 'bikes/fjell-e6', 'bikes/tarn'],
  talk: {
    en: [
      ask(
        'what’s the max {weight|rider weight} for the [mybike]?',
        'I’m [weight] kg, is the [mybike] strong enough{ with bags|}?',
        'weight limit? {I’m a big guy|heavier rider here}',
        'is there a weight limit on the [mybike]',
      ),
      answer(
        [
          'The permitted total weight is **150 kg** (Tarn, Fjell) or **130 kg** (Heron, Skua, Dunlin), bike included. [Permitted weight](/help/permitted-weight)',
          'Bike, rider and luggage together may weigh up to **150 kg** on the Tarn and the Fjell, 130 on the others. [Permitted weight](/help/permitted-weight)',
        ],
        ['loads'],
      ),
      either(
        [4, ...satisfied],
        [
          2,
          visitor('and if I pull a trailer?', 'are there stronger wheels?', 'does that change with a front rack?'),
          dontKnow,
          ...letDown,
        ],
        [
          1.5,
          ...[
            visitor('what does the bike weigh then?', 'so minus the bike is how much?'),
            answer(
              [
                '14 to 15 kg for the touring bikes, 22 to 24 for the e-bikes: about 115 to 135 kg are left for you and your bags.',
              ],
              ['loads'],
            ),
          ],
          ...satisfied,
        ],
      ),
    ],
    de: [
      ask('zulässiges Gesamtgewicht vom [mybike]?', 'ich wiege [weight] kg, hält das Rad das aus?'),
      answer(
        [
          'Zulässig sind **150 kg** (Tarn, Fjell) bzw. **130 kg**, Rad inklusive. [Gesamtgewicht](/help/permitted-weight)',
        ],
        ['loads'],
      ),
      either([4, ...satisfied], [2, visitor('und mit Anhänger?'), dontKnow, ...letDown]),
    ],
  },
};
