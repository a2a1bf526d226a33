import { answer, ask, asked, followedUp, either, helpful, leave, visitor, type Scenario } from '../script.ts';
import { satisfied } from './parts.ts';

/** The commonest question of all, and the bot answers it well. */
export const deliveryTime: Scenario = {
  id: 'delivery-time',
  agent: 'default',
  count: 56,
  campaign: 1.5,
  countries: { US: 0, CA: 0, CH: 0.4, NO: 0.4 },
  pages: ['help/delivery', 'bikes/fjell-e6', 'bikes/tarn', 'basket', 'bags/otter-20', 'bikes/skua-e4'],
  talk: {
    en: [
      ask(
        'how long does {delivery|shipping} take{?| to [city]?}',
        'when would {a|the} [mybike] arrive if I order {today|now|tonight}?',
        'what’s the delivery time for {bikes|a bike|an e-bike}?',
        '{how fast|how quickly} do you ship {bags|panniers|accessories}?',
        'do you deliver {to [city]|to my door} and how long does it take',
        'is the bike {fully assembled|ready to ride} when it arrives? and how long does delivery take?',
        'delivery to [city]: {how many days|how much|cost}?',
        'can I choose a delivery {day|date}? I’m {only home on fridays|at work all day}',
        'need it by [date]. {realistic?|doable?|will that work?}',
      ),
      answer(
        [
          'Bikes take **5 to 8 working days**, bags and parts **2 to 4**. The bike comes 95 % assembled; you turn the handlebars and fit the pedals. Costs: [money:49] for a bike, [money:6] for a parcel, free above [money:75]. [Delivery times and costs](/help/delivery)',
          'For bikes in stock it’s **5–8 working days**; our delivery partner calls you to agree on a day. Parcels are there in 2–4 working days. Details: [Delivery times and costs](/help/delivery).',
          'That depends on what you order:\n\n| | time | cost |\n|---|---|---|\n| bike | 5–8 working days | [money:49] |\n| parcel | 2–4 working days | [money:6], free from [money:75] |\n\nThe carrier phones you before bringing a bike.',
        ],
        ['delivery', 'bikeBox'],
      ),
      either(
        [5, ...satisfied],
        [
          3,
          either(
            followedUp(
              1,
              ['do I need tools?', 'what tools do I need for the last 5 %?'],
              [
                'The tool you need is in the box, and there’s a ten-minute video: [unpacking your bike](/help/bike-in-a-box).',
              ],
              ['bikeBox'],
            ),
            followedUp(
              1,
              ['and if I’m not {at home|in}?', 'can it go to a neighbour', 'can they leave it in the {shed|garage}?'],
              [
                'You agree on the day by phone, so it never just stands in front of your door. A neighbour can sign too.',
              ],
              ['delivery'],
            ),
            followedUp(
              1,
              ['do they carry it {upstairs|to the 3rd floor}?', 'is it to the kerb or into the house?'],
              ['Delivery is to the kerb; carrying it upstairs isn’t included.'],
              ['delivery'],
            ),
            followedUp(
              1,
              ['saturday delivery?', 'evenings too?'],
              ['Saturdays yes, in most regions; the carrier offers you the slots when they call.'],
              ['delivery'],
            ),
          ),
          ...satisfied,
        ],
        [1, leave(1)],
      ),
    ],
    de: [
      ask(
        'wie lange dauert die Lieferung?',
        'wann wäre {ein|das} [mybike] da, wenn ich {heute|jetzt} bestelle?',
        'wie lang ist die Lieferzeit nach [city]?',
        'kommt das Rad fertig montiert? und wie lange dauert der Versand?',
        'was kostet der Versand {für ein Rad|nach [city]}?',
        'schafft ihr die Lieferung bis zum [date]?',
      ),
      answer(
        [
          'Räder sind in **5 bis 8 Werktagen** da, Taschen und Teile in 2 bis 4. Das Rad ist zu 95 % montiert. Versand: [money:49] fürs Rad, [money:6] fürs Paket. [Lieferzeiten und Versandkosten](/help/delivery)',
          'Bei Rädern auf Lager **5–8 Werktage**, die Spedition ruft vorher an. Pakete brauchen 2–4 Werktage. Mehr: [Lieferzeiten](/help/delivery).',
        ],
        ['delivery'],
      ),
      either(
        [5, ...satisfied],
        [
          2,
          visitor('tragen die das auch hoch? 4. Stock', 'brauche ich Werkzeug?', 'auch samstags?'),
          answer(
            ['Geliefert wird bis zur Bordsteinkante, auch samstags nach Absprache. Das Werkzeug liegt im Karton.'],
            ['bikeBox'],
          ),
          ...satisfied,
        ],
      ),
    ],
    fr: [
      ask(
        'quel est le délai de livraison ?',
        'combien de temps pour être livré à [city] ?',
        'le vélo arrive monté ? et sous combien de jours ?',
        'livraison possible avant le [date] ?',
        'combien coûte la livraison d’un vélo ?',
      ),
      answer(
        [
          'Comptez **5 à 8 jours ouvrés** pour un vélo, 2 à 4 pour les sacoches et pièces. Le vélo arrive monté à 95 %. Frais : [money:49] pour un vélo. [Délais et frais de livraison](/help/delivery)',
        ],
        ['delivery'],
      ),
      either(
        [5, ...satisfied],
        [
          2,
          visitor('et si je suis absent ?', 'ils montent à l’étage ?'),
          answer(
            ['Le transporteur vous appelle pour convenir d’un jour ; la livraison se fait au pied de l’immeuble.'],
            ['bikeBox'],
          ),
          ...satisfied,
        ],
      ),
    ],
    es: [
      ask(
        'cuánto tarda el envío?',
        'si pido hoy la [mybike] cuándo llega?',
        'hacéis envíos a [city]? cuánto tarda',
        'la bici viene montada?',
        'llegaría antes del [date]?',
      ),
      answer(
        [
          'Las bicis tardan **5–8 días laborables** y los paquetes 2–4. La bici llega montada al 95 %. Envío: [money:49] la bici, [money:6] el paquete. [Plazos y gastos](/help/delivery)',
        ],
        ['delivery'],
      ),
      ...satisfied,
    ],
    nl: [
      ask(
        'wat is de levertijd?',
        'als ik vandaag de [mybike] bestel, wanneer heb ik hem dan?',
        'hoe lang duurt de levering naar [city]?',
        'komt de fiets gemonteerd aan?',
        'lukt het voor [date]?',
      ),
      answer(
        [
          'Fietsen zijn er in **5 tot 8 werkdagen**, tassen en onderdelen in 2 tot 4. De fiets is voor 95 % gemonteerd. Verzenden: [money:49] voor een fiets. [Levertijden en kosten](/help/delivery)',
        ],
        ['delivery'],
      ),
      either(
        [5, ...satisfied],
        [
          2,
          visitor('brengen ze hem ook naar boven?', 'kan het op zaterdag?'),
          answer(['De bezorger belt vooraf, ook zaterdag kan. Hij levert tot aan de stoep.'], ['bikeBox']),
          ...satisfied,
        ],
      ),
    ],
  },
};

/** Two messages: a yes-or-no question, an answer, gone. */
export const quickShipping: Scenario = {
  id: 'quick-shipping',
  agent: 'default',
  count: 28,
  countries: { SE: 2, DK: 2, PL: 3, PT: 3, IT: 3, IE: 1.5, AT: 1.5 },
  pages: ['help/delivery', '', 'bags/moss-bar-bag'],
  talk: {
    en: [
      either(
        asked(
          4,
          [
            'do you ship to {[city]|my city, [city]|where I live ([city])}?',
            'delivery to [city] possible?',
            'ship to [city]{?| y/n?}',
            'can I order from [city]?',
            'I’m in [city], do you deliver there?',
          ],
          [
            'Yes, we ship to [city]. Parcels from [money:6], free above [money:75]; bikes [money:49].',
            'Yes! Have a look at [Delivery times and costs](/help/delivery) for your country.',
            'We do: bikes in 5–8 working days, parcels in 2–4.',
          ],
          ['delivery'],
        ),
        asked(
          1,
          ['do you {only|} ship {inside|within} the EU{ only|}?', 'do you ship outside the EU?'],
          ['Within Europe we deliver parcels and bikes, outside Europe only parcels and the touring bikes.'],
          ['delivery'],
        ),
        asked(
          1,
          ['free shipping {from|above} how much?', 'what’s the minimum for free delivery?'],
          ['Parcels are free above **[money:75]**.'],
          ['delivery'],
        ),
        asked(
          1,
          ['do you use {DHL|UPS|a normal courier}? asking for [city]', 'which carrier do you ship with?'],
          ['Parcels come with the national post, bikes with a freight company that calls you first.'],
          ['delivery'],
        ),
      ),
      helpful(0.1, ''),
    ],
    de: [
      either(
        asked(
          3,
          [
            'liefert ihr nach [city]?',
            'versendet ihr auch {nach Österreich|auf die Inseln|in die Schweiz}?',
            'Versand nach [city] {möglich|ok}?',
          ],
          [
            'Ja, das geht. Pakete [money:6], ab [money:75] frei; Räder [money:49].',
            'Ja! Alle Länder stehen unter [Lieferzeiten und Versandkosten](/help/delivery).',
          ],
          ['delivery'],
        ),
        asked(
          1,
          ['ab wann versandkostenfrei?', 'Mindestbestellwert für kostenlosen Versand?'],
          ['Pakete ab **[money:75]**.'],
          ['delivery'],
        ),
      ),
      helpful(0.1, ''),
    ],
    fr: [
      either(
        asked(
          2,
          ['livrez-vous à [city] ?', 'vous livrez en {Belgique|Suisse|Corse} ?'],
          ['Oui ! Colis [money:6], offert dès [money:75] ; vélo [money:49].'],
          ['delivery'],
        ),
        asked(
          1,
          ['livraison gratuite à partir de combien ?'],
          ['À partir de **[money:75]** pour les colis.'],
          ['delivery'],
        ),
      ),
    ],
    es: [
      either(
        asked(
          2,
          ['hacéis envíos a [city]?', 'enviáis a {Baleares|Portugal|Canarias}?'],
          ['Sí. Paquetes [money:6], gratis desde [money:75]; bicis [money:49].'],
          ['delivery'],
        ),
        asked(1, ['envío gratis a partir de cuánto?'], ['A partir de **[money:75]** en paquetes.'], ['delivery']),
      ),
    ],
    nl: [
      either(
        asked(
          2,
          ['leveren jullie ook in [city]?', 'bezorgen jullie op de {Wadden|eilanden}?'],
          ['Ja, dat doen we. Pakketten [money:6], gratis vanaf [money:75]; fietsen [money:49].'],
          ['delivery'],
        ),
        asked(1, ['vanaf welk bedrag is verzending gratis?'], ['Vanaf **[money:75]** voor pakketten.'], ['delivery']),
      ),
    ],
  },
};
