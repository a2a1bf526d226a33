import { answer, ask, asked, either, leave, unhelpful, visitor, type Scenario } from '../script.ts';
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
