import {
  answer,
  ask,
  followedUp,
  either,
  fallback,
  fromWeek,
  helpful,
  leave,
  unhelpful,
  visitor,
  when,
  type Scenario,
} from '../script.ts';
import { dontKnow, letDown, satisfied, stillDontKnow } from './parts.ts';

/** A gap that was closed: in week 5 the page on salary schemes went online, and it has been answered ever since. */
export const bikeThroughWork: Scenario = {
  id: 'bike-through-work',
  agent: 'default',
  count: 54,
  weeks: [11, 10, 10, 9, 9, 9, 9, 9],
  countries: { GB: 2.2, DE: 2.6, NL: 1.6, IE: 2, BE: 1, AT: 0.6 },
  elsewhere: 0,
  devices: { desktop: 1.5 },
  pages: ['bikes/fjell-e6', 'help/payment-methods', 'help/bike-through-work', 'bikes/skua-e4', 'bikes/compare'],
  talk: {
    en: [
      ask(
        'do you do cycle to work{ scheme|}?',
        'can I buy {a|the} [mybike] through the cycle to work scheme? {my employer is signed up|}',
        'are you {registered with|on} any {cycle to work|bike to work} {provider|scheme}?',
        'I get a {c2w|cycle2work|cycle to work} voucher from {work|my employer}, can I use it with you?',
        'how does salary sacrifice work for {an e-bike|a [mybike]}? do you {accept|take} that?',
        'my company {wants to|would} lease the bike for me. do you {offer|support} that?',
        '{cycle to work|bike to work} with a bike at [price], is there a limit?',
      ),
      when(
        fromWeek(5),
        [
          answer(
            [
              'Yes! We accept **Cycle to Work** vouchers. {Here’s how:|It works like this:}\n\n1. Put the bike in your basket and choose *Request a quote*.\n2. Upload the quote with your scheme provider.\n3. Send us the voucher code, and we ship.\n\nMore on [A bike through your employer](/help/bike-through-work).',
              'Yes, that’s possible with all the larger scheme providers. Request a quote from the basket, hand it to your provider and send us the voucher. There’s **no upper price limit** from our side. Details: [A bike through your employer](/help/bike-through-work).',
              'We do. Choose *Request a quote* in the basket and send it to your scheme; the voucher they issue pays for the order, accessories included. See [A bike through your employer](/help/bike-through-work).',
            ],
            ['salaryBike'],
          ),
          helpful(0.2, '<goodComment>'),
          either(
            [5, ...satisfied],
            [
              3,
              either(
                followedUp(
                  2,
                  [
                    'can I include {panniers|a lock and lights|bags and a pump} on the same {quote|voucher}?',
                    'do accessories count too?',
                  ],
                  ['Yes, accessories can go on the same quote.'],
                  ['salaryBike'],
                ),
                followedUp(
                  1,
                  ['and if the voucher is less than the price?'],
                  ['Then you pay the difference by card when you order.'],
                  ['salaryBike'],
                ),
                followedUp(
                  1,
                  ['how long does the quote stay valid?', 'they need two weeks to approve it, ok?'],
                  ['Quotes are valid for **30 days**, and the bike is reserved for you until then.'],
                  ['salaryBike'],
                ),
              ),
              ...satisfied,
            ],
          ),
        ],
        [
          either(
            [4, dontKnow],
            [
              2,
              fallback([
                'I’m sorry, I don’t have any information about cycle to work schemes.',
                'unfortunately I don’t know if we take part in salary schemes.',
              ]),
            ],
          ),
          either(
            [4, ...letDown],
            [
              4,
              visitor(
                'you must get asked this all the time?',
                'then I can’t buy it {I’m afraid|}. it has to go through work',
                'ok so who would know',
                'is that a no?',
              ),
              stillDontKnow,
              unhelpful(0.2, 'lost a sale', '<badComment>'),
              ...letDown,
            ],
            [2, leave(1)],
          ),
        ],
      ),
    ],
    de: [
      ask(
        'kann man bei {Ihnen^euch} ein Dienstrad leasen?',
        'Dienstrad: was brauche ich dafür von {Ihnen^euch}, was vom Arbeitgeber?',
        'ist Fernhaul bei {den gängigen|den üblichen} Leasingportalen dabei?',
        'bietet ihr Dienstradleasing an? {über meinen Arbeitgeber|mein Chef würde mitmachen|}',
        'geht das [mybike] auch als Jobrad{ über den Arbeitgeber|}?',
        'mit welchen Leasinganbietern arbeitet ihr {zusammen|}? geht um ein Dienstrad',
        'Fahrradleasing über Gehaltsumwandlung, macht ihr das?',
        'ich möchte {das|ein} [mybike] über die Firma leasen, wie läuft das {bei euch|}?',
      ),
      when(
        fromWeek(5),
        [
          answer(
            [
              'Ja, das geht. Leg das Rad in den Warenkorb, wähle **Angebot anfordern** und lade das Angebot bei deinem Leasinganbieter hoch. Sobald er freigibt, verschicken wir. Mehr: [Dienstrad über den Arbeitgeber](/help/bike-through-work).',
              'Ja! Wir arbeiten mit allen großen Leasinganbietern zusammen:\n\n1. *Angebot anfordern* im Warenkorb\n2. Angebot im Portal des Anbieters einreichen\n3. Nach der Freigabe geht dein Rad raus\n\nSiehe [Dienstrad über den Arbeitgeber](/help/bike-through-work).',
            ],
            ['salaryBike'],
          ),
          either(
            [5, ...satisfied],
            [
              3,
              either(
                followedUp(
                  1,
                  ['kann Zubehör mit in den Vertrag? {Schloss, Taschen|}'],
                  ['Fest verbautes Zubehör und Schlösser können mit rein.'],
                  ['salaryBike'],
                ),
                followedUp(
                  1,
                  ['und wenn die Freigabe {zwei Wochen|länger} dauert?'],
                  ['Das Angebot gilt **30 Tage**, so lange reservieren wir das Rad.'],
                  ['salaryBike'],
                ),
              ),
              ...satisfied,
            ],
          ),
        ],
        [
          either(
            [4, dontKnow],
            [2, fallback(['Zum Thema Dienstrad und Leasing habe ich leider keine Informationen.'])],
          ),
          either(
            [4, ...letDown],
            [
              4,
              visitor(
                'also nein?',
                'das fragt doch bestimmt jeder Zweite',
                'dann muss ich woanders kaufen',
                'wer weiß das denn bei {Ihnen^euch}?',
              ),
              stillDontKnow,
              ...letDown,
            ],
            [2, leave(1)],
          ),
        ],
      ),
    ],
    nl: [
      ask(
        'doen jullie ook fiets van de zaak?',
        'kan ik de [mybike] leasen via mijn werkgever?',
        'fietsplan van mijn werk, kan dat bij jullie?',
        'met welke leasemaatschappijen werken jullie? gaat om een fiets van de zaak',
      ),
      when(
        fromWeek(5),
        [
          answer(
            [
              'Ja, dat kan! Kies in je winkelmandje **Offerte aanvragen** en dien die in bij je werkgever of leasemaatschappij. Na akkoord sturen we de fiets op. Meer: [Fiets van de zaak](/help/bike-through-work).',
              'Zeker. Vraag vanuit je winkelmandje een offerte aan en stuur die naar je leasemaatschappij; de offerte is **30 dagen** geldig. Zie [Fiets van de zaak](/help/bike-through-work).',
            ],
            ['salaryBike'],
          ),
          ...satisfied,
        ],
        [
          dontKnow,
          either(
            [4, ...letDown],
            [
              3,
              visitor('dus niet?', 'dan kan ik hem niet kopen vrees ik', 'wie weet dat wel?'),
              stillDontKnow,
              ...letDown,
            ],
            [2, leave(1)],
          ),
        ],
      ),
    ],
  },
};
