import { answer, ask, asked, chat, either, leave, unhelpful, visitor, type Scenario } from '../script.ts';
import { dontKnow, letDown, satisfied, stillDontKnow } from './parts.ts';

export const backInStock: Scenario = {
  id: 'back-in-stock',
  agent: 'default',
  count: 26,
  weeks: [5, 5, 6, 6, 7, 10, 9, 8],
  campaign: 2,
  pages: ['bikes/tarn', 'bikes/carrow-e', 'bags/drover-40', 'bags/otter-20', 'touring-days'],
  talk: {
    en: [
      ask(
        'when is the [mybike] back in {stock|stock in [size]}?',
        'is the [mybike] in [colour], size [size], {available|in stock}?',
        '{[bag]|the [bag]} in [colour]: sold out everywhere?',
        'will you {get|have} more of the [mytourer] in [size]?',
        'website says “coming soon” for the [mybike]. how soon is soon',
        'can I {reserve|pre-order} a [mybike] ({size [size]|[size], [colour]})?',
        'is there a waiting list for the [mybike]',
      ),
      either(
        [
          4,
          answer(
            [
              'The [bike] in **[size]** is expected around **[date]**. Tick *Tell me* on the product page and you get a mail as soon as it’s in.',
              'In stock right now: **[colour]** in [size], ready to ship in two days. Other colours follow around [date].',
              'You can pre-order it: it’s reserved for you without payment and ships about **[date]**.',
            ],
            ['models'],
          ),
          either(
            [4, ...satisfied],
            [
              2,
              visitor(
                'does the date hold? last time it {moved|slipped}',
                'and if I order now do I keep today’s price?',
              ),
              answer(['It’s the factory’s date; they usually hold within a week.']),
              ...satisfied,
            ],
          ),
        ],
        [
          2,
          dontKnow,
          either(
            [3, ...letDown],
            [
              2,
              visitor('can’t you see your own stock?', 'so check the page every day then?'),
              stillDontKnow,
              unhelpful(0.3, '<badComment>'),
            ],
            [1, leave(1)],
          ),
        ],
      ),
    ],
    de: [
      ask(
        'wann ist das [mybike] wieder lieferbar?',
        'gibt es das [mybike] noch in [colour], Größe [size]?',
        'kann ich ein [mybike] in [size] vorbestellen?',
        '[bag] überall ausverkauft?',
      ),
      either(
        [
          4,
          answer([
            'Das [bike] in **[size]** erwarten wir um den **[date]**. Mit *Benachrichtige mich* auf der Produktseite bekommst du eine Mail.',
          ]),
          ...satisfied,
        ],
        [2, dontKnow, ...letDown],
      ),
    ],
    es: [
      ask('cuándo vuelve a haber [mybike] en talla [size]?', 'queda alguna [mytourer] en [colour]?'),
      either(
        [
          3,
          answer(['La [bike] en **[size]** llega hacia el **[date]**. Marca *Avísame* en la ficha y te escribimos.']),
          ...satisfied,
        ],
        [1, dontKnow, ...letDown],
      ),
    ],
    fr: [
      ask(
        'quand le [mybike] sera de nouveau en stock ?',
        'le [mybike] en [colour], taille [size], encore disponible ?',
      ),
      either(
        [
          3,
          answer(['Le [bike] en **[size]** est attendu vers le **[date]**. Cochez *Prévenez-moi* sur la fiche.']),
          ...satisfied,
        ],
        [1, dontKnow, ...letDown],
      ),
    ],
  },
};

export const bagsAndRacks: Scenario = {
  id: 'bags-and-racks',
  agent: 'default',
  count: 28,
  pages: ['bags/otter-20', 'bags/drover-40', 'help/racks-and-bags', 'bikes/dunlin'],
  talk: {
    en: [
      either(
        asked(
          3,
          [
            'do the Otter {panniers|20s} fit {my old rack|a 10 mm rack|a 16mm tube}?',
            'heel clearance with the Otters? size {45|46} shoes here',
            'hooks are too {wide|loose} on my rack and the bag rattles',
          ],
          [
            'The Otter’s hooks take tubes from **8 to 16 mm**; the right insert is in the bag’s pocket. Slide the bag as far back as it goes if your heels touch. [Which bag fits which rack](/help/racks-and-bags)',
            'Hooks fit 8 to 16 mm. There are inserts in the inner pocket against rattling, and the hooks slide sideways for your heels. [Racks and bags](/help/racks-and-bags)',
          ],
          ['luggage'],
        ),
        asked(
          2,
          [
            'are the {Otter panniers|[bag]} waterproof? like really?',
            'do the Otters keep things dry in {proper rain|Scottish weather}?',
          ],
          [
            'All our bags are waterproof to **IPX5**: rain and spray yes, swimming no. [Racks and bags](/help/racks-and-bags)',
          ],
          ['luggage'],
        ),
        asked(
          1.5,
          ['do the two Otters count as one or is the price per bag', 'Otter 20: one bag or a pair?'],
          ['They’re sold **as a pair**.'],
          ['luggage'],
        ),
        asked(
          1.5,
          [
            'how do I {attach|mount} the Moss bar bag with {drop bars|a cable in the way|a display there}?',
            'does the Moss fit next to the display?',
          ],
          [
            'Yes, with the clamp for 25–35 mm bars. It holds the bag 4 cm in front, so cables and display stay free. [Racks and bags](/help/racks-and-bags)',
          ],
          ['luggage'],
        ),
        asked(
          1.5,
          ['can I put panniers on the Dunlin? {there’s no rack|}', 'will a rack go on the Dunlin?'],
          [
            'The Dunlin has no eyelets for a rack. Use the **Drover 40** or the Quill saddle bag instead. [Racks and bags](/help/racks-and-bags)',
          ],
          ['luggage'],
        ),
      ),
      either(
        [4, ...satisfied],
        [
          2,
          ...[
            visitor('and spare {hooks|inserts}, do you sell those?', 'spare parts for the bags?'),
            answer(['Spare hooks are [money:9] a set, buckles [money:4].'], ['luggage']),
          ],
          ...satisfied,
        ],
      ),
    ],
    de: [
      either(
        asked(
          2,
          ['passen die Otter-Taschen an {meinen alten Träger|16 mm Rohr}?', 'Tasche klappert am Träger, was tun'],
          [
            'Die Haken passen auf Rohre von **8 bis 16 mm**, Einsätze gegen das Klappern stecken in der Innentasche. [Welche Tasche passt](/help/racks-and-bags)',
          ],
          ['luggage'],
        ),
        asked(
          1,
          ['sind die Taschen wirklich wasserdicht?'],
          ['Ja, nach IPX5: Regen und Spritzwasser kein Problem. [Taschen und Träger](/help/racks-and-bags)'],
          ['luggage'],
        ),
        asked(1, ['ist der Preis pro Tasche oder fürs Paar?'], ['Die Otter gibt es **als Paar**.'], ['luggage']),
      ),
      ...satisfied,
    ],
    nl: [
      either(
        asked(
          1,
          ['passen de Otter tassen op een drager van 16 mm?'],
          ['Ja, de haken passen op buizen van **8 tot 16 mm**. [Welke tas past](/help/racks-and-bags)'],
          ['luggage'],
        ),
        asked(
          1,
          ['zijn de tassen echt waterdicht?'],
          ['Ja, IPX5: regen en spatwater is geen probleem. [Tassen](/help/racks-and-bags)'],
          ['luggage'],
        ),
        asked(1, ['is de prijs per tas of per set?'], ['De Otters gaan **per paar**.'], ['luggage']),
      ),
      ...satisfied,
    ],
    fr: [
      either(
        asked(
          1,
          ['les sacoches Otter sont vraiment étanches ?'],
          ['Oui, IPX5 : pluie et éclaboussures sans problème. [Sacoches](/help/racks-and-bags)'],
          ['luggage'],
        ),
        asked(
          1,
          ['compatibles avec un porte-bagages de 16 mm ?'],
          ['Oui, les crochets vont de **8 à 16 mm**. [Sacoches](/help/racks-and-bags)'],
          ['luggage'],
        ),
        asked(1, ['le prix c’est pour une sacoche ou la paire ?'], ['Elles sont vendues **par paire**.'], ['luggage']),
      ),
      ...satisfied,
    ],
  },
};

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
