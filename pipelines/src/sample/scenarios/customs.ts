import { answer, ask, either, fallback, leave, miss, operator, unhelpful, visitor, type Scenario } from '../script.ts';
import { askHuman, dontKnow, letDown, satisfied, stillDontKnow } from './parts.ts';

/** A gap of some countries only: duties and taxes outside the EU. Nobody in Utrecht or Berlin ever asks. */
export const customs: Scenario = {
  id: 'customs',
  agent: 'default',
  count: 48,
  countries: { CH: 10, NO: 12, US: 3.5, CA: 4, ES: 0.5 },
  elsewhere: 0,
  cities: ['Las Palmas de Gran Canaria'],
  pages: ['help/delivery', 'basket', 'bikes/tarn', 'bags/otter-20', 'checkout'],
  talk: {
    en: [
      ask(
        'do I have to pay {customs|import duty|duties} {when you ship to|if I order from} {my country|[city]}?',
        'what {import tax|customs charges|duties and VAT} {will I pay|are there} on a [mybike] delivered to [city]?',
        'is VAT {taken off|deducted} for orders {outside the EU|from outside the EU}?',
        'shipping to [city]: are {duties|customs fees} included in the price{ at checkout|}?',
        'I’m not in the EU. who pays customs, you or me? {and roughly how much?|}',
        'the courier wants {extra money|[money:140]} for {customs|clearance} on order FH-[order]. is that {right|normal|legit}?',
        'what’s the tariff code {/ HS code|} for the [bike]? my {customs office|broker} is asking',
        'ordering {panniers|a bike} to [city], what will it cost me in the end {with tax and everything|incl. taxes}?',
        'do you ship {DDP|with duties paid} to [city]?',
      ),
      either(
        [5, dontKnow],
        [
          2,
          fallback([
            'I’m sorry, I don’t have information about customs or import duties.',
            'unfortunately I couldn’t find anything about duties for your country.',
          ]),
        ],
        [
          3,
          miss(
            [
              'Bikes are delivered for **[money:49]**, parcels for [money:6] and free above [money:75]. See [Delivery times and costs](/help/delivery).',
              'We deliver bikes within 5–8 working days. You can find all [delivery costs](/help/delivery) here.',
            ],
            ['delivery'],
          ),
          either(
            [
              4,
              visitor(
                'that’s delivery. I asked about {customs|tax}',
                'that’s shipping, not duty',
                'that’s for the EU, isn’t it? I’m in [city]',
              ),
              stillDontKnow,
            ],
            [1, unhelpful(0.5, '<badComment>'), leave(1)],
            [1],
          ),
        ],
      ),
      either(
        [3, ...letDown],
        [
          5,
          visitor(
            'so it might be {20|25} % on top? {that’s a lot|I need to know that before I order}',
            'roughly? even a ballpark would help',
            'can’t order without knowing that {sorry|tbh}',
            'ok but do you give an invoice without VAT?',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
        [
          1.4,
          ...askHuman(
            ['customs and import tax outside the EU', 'wants to know total cost with duties'],
            operator(
              '<hello> Outside the EU we take Dutch VAT off at checkout and you pay import VAT and duty to the carrier. Bikes have their own duty rate in every country, so please check with your customs office.',
              '<hello> We ship DAP: EU VAT comes off, import tax is collected by the carrier on delivery, plus their handling fee.',
            ),
            visitor(
              'ok so budget roughly {a quarter|20%} extra. thanks',
              'right, that helps',
              'good to know, {shame it’s not on the site|thanks}',
            ),
            operator('<operatorBye>'),
          ),
        ],
      ),
    ],
    de: [
      ask(
        'muss ich Zoll bezahlen wenn ich in die Schweiz {bestelle|liefern lasse}?',
        'wie hoch sind Zoll und MWST {für|bei} {ein|einem} [bike] nach [city]?',
        'sind die Zollgebühren in die Schweiz im Preis {drin|enthalten}?',
        'wird die deutsche Mehrwertsteuer für die Schweiz abgezogen?',
        'der Paketdienst verlangt {80|95|120} Franken Verzollung für FH-[order]. {stimmt das?|ist das normal?}',
        'verzollt ihr selber oder muss ich das machen? Lieferung nach [city]',
        'was kostet mich {ein|das} [bike] am Schluss inkl. Zoll {in der Schweiz|nach [city]}?',
      ),
      either(
        [6, dontKnow],
        [
          2,
          fallback([
            'Zu Zoll und Einfuhrabgaben habe ich leider keine Informationen.',
            'Tut mir leid, zur Verzollung kann ich dir nichts sagen.',
          ]),
        ],
        [
          2,
          miss(
            [
              'Räder liefern wir für **[money:49]**, Pakete für [money:6]. Alle Angaben findest du unter [Lieferzeiten und Versandkosten](/help/delivery).',
            ],
            ['delivery'],
          ),
          either(
            [4, visitor('das ist der Versand. ich meine den Zoll', 'nicht der Versand, die Verzollung'), stillDontKnow],
            [1, unhelpful(0.5, '<badComment>'), leave(1)],
            [1],
          ),
        ],
      ),
      either(
        [4, ...letDown],
        [
          4,
          visitor(
            'gilt das auch für die Schweiz?',
            'ungefähr? 10 Prozent, 20?',
            'so kann ich nicht bestellen',
            'und bekomme ich eine Rechnung ohne MwSt?',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
        [
          1.2,
          ...askHuman(
            ['Zoll und MWST Schweiz'],
            operator(
              '<hello> Für die Schweiz ziehen wir die EU-Mehrwertsteuer ab, dafür kommen 8,1 % Einfuhrsteuer und die Gebühr des Spediteurs dazu. Zoll auf Velos fällt keiner an.',
            ),
            visitor('merci, das hilft', 'ah perfekt, danke vielmals'),
            operator('<operatorBye>'),
          ),
        ],
      ),
    ],
    fr: [
      ask(
        'y a-t-il des frais de douane pour une livraison {en Suisse|à [city]} ?',
        'les taxes d’importation sont-elles comprises pour [city] ?',
        'combien de douane et de TVA sur un [bike] livré à [city] ?',
        'le transporteur me réclame {des frais de dédouanement|90 francs} pour la commande FH-[order], c’est normal ?',
        'est-ce que vous déduisez la TVA européenne pour {la Suisse|le Canada|les pays hors UE} ?',
      ),
      either(
        [6, dontKnow],
        [2, fallback(['Désolé, je n’ai pas d’information sur les droits de douane.'])],
        [
          2,
          miss(
            ['La livraison d’un vélo coûte **[money:49]**, voir [Délais et frais de livraison](/help/delivery).'],
            ['delivery'],
          ),
          either(
            [4, visitor('ça c’est la livraison, moi je parle de la douane', 'ok mais la douane ?'), stillDontKnow],
            [1, unhelpful(0.5, '<badComment>'), leave(1)],
            [1],
          ),
        ],
      ),
      either(
        [4, ...letDown],
        [
          4,
          visitor(
            'un ordre de grandeur ?',
            'donc je dois prévoir 20 % de plus ?',
            'sans cette info je ne commande pas',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
      ),
    ],
    es: [
      ask(
        'si pido a {Canarias|Las Palmas|Estados Unidos} tengo que pagar aduana?',
        '¿el precio incluye {el IGIC|los impuestos} y la aduana en Canarias?',
        'cuánto sería de aduanas por una [bike]?',
      ),
      dontKnow,
      either(
        [4, ...letDown],
        [
          3,
          visitor('y aproximadamente?', 'es que sin saberlo no pido', 'pero os quitan el IVA por lo menos?'),
          stillDontKnow,
          ...letDown,
        ],
      ),
    ],
  },
};

/** Inside the EU and from the Bristol store the same question is easy, and the bot answers it. */
export const noCustoms: Scenario = {
  id: 'no-customs-inside',
  agent: 'default',
  count: 14,
  countries: { GB: 4, IE: 3, DE: 0.5, AT: 1, DK: 2, SE: 2 },
  elsewhere: 0,
  pages: ['help/delivery', 'basket', 'bikes/heron-28'],
  talk: {
    en: [
      ask(
        'does the bike come from the EU? any {customs|import charges} {for me|to pay}?',
        'are UK orders sent from the UK or {do I pay|will there be} {import fees|duty}?',
        'since brexit, do I pay {tax|customs} on top?',
        'is there duty on orders to {Ireland|[city]}?',
      ),
      answer(
        [
          'No, nothing on top: UK orders leave from our **Bristol** store and EU orders from **Utrecht**, so the price you see includes all taxes. More under [Delivery](/help/delivery).',
          'Nothing extra to pay. UK orders are sent from Bristol and orders within the EU from Utrecht.',
        ],
        ['delivery'],
      ),
      ...satisfied,
    ],
    de: [
      ask(
        'kommt {das Rad|die Ware} aus der EU? fällt Zoll an?',
        'ihr sitzt doch in Holland, muss ich nach Österreich was extra zahlen?',
        'fällt bei {Ihnen^euch} innerhalb der EU noch Steuer an?',
      ),
      answer(
        [
          'Nein, innerhalb der EU kommt nichts dazu. Wir versenden aus **Utrecht**, der angezeigte Preis enthält alle Steuern.',
        ],
        ['delivery'],
      ),
      ...satisfied,
    ],
  },
};
