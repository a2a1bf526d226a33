import { asked, either, visitor, type Scenario } from '../script.ts';
import { satisfied } from './parts.ts';

/** Is there a discount for …? Answered, mostly with no. */
export const discounts: Scenario = {
  id: 'discounts',
  agent: 'default',
  count: 22,
  campaign: 4,
  pages: ['touring-days', 'basket', 'bikes/tarn', ''],
  talk: {
    en: [
      either(
        asked(
          3,
          [
            'do you have {student|NHS|senior|teacher} discount?',
            'any discount if I buy two {bikes|[mybike]s}?',
            'is there a {newsletter|welcome} voucher?',
            'discount for {a cycling club|first orders}?',
          ],
          [
            'New subscribers to our newsletter get **[money:5] off** their first order. Other than that we keep prices low for everyone.',
            'There’s a welcome voucher of **[money:5]** for the newsletter, but no group discounts, sorry.',
          ],
          ['vouchers'],
        ),
        asked(
          1.5,
          [
            '{do you|can you} price match? saw {the same panniers|a similar rack pack} for [money:20] less',
            'found it cheaper {elsewhere|at another shop}, can you match that?',
          ],
          ['We don’t price match, I’m afraid. The price you see is the best we can do.'],
        ),
        asked(
          2,
          [
            'when does the sale {end|finish}?',
            'will the [mybike] be {in the sale|reduced} too?',
            'is TOUR20 only today?',
            'do e-bikes get the 20 % as well?',
          ],
          [
            'Touring Days run for one day, with 20 % on bags and touring bikes (code **TOUR20**). E-bikes aren’t included.',
            'The code **TOUR20** is valid on bags and touring bikes until midnight of the sale day.',
          ],
          ['vouchers'],
        ),
      ),
      either(
        [3, ...satisfied],
        [2, visitor('{worth a try|had to ask} 😄', 'aww ok', 'hm ok then not')],
        [1, visitor('lame', '<letdown>')],
      ),
    ],
    nl: [
      either(
        asked(
          2,
          ['hebben jullie studentenkorting?', 'korting als ik er twee koop?', 'is er een welkomstkorting?'],
          [
            'Bij inschrijving op de nieuwsbrief krijg je **[money:5]** korting op je eerste bestelling. Andere kortingen hebben we niet.',
          ],
          ['vouchers'],
        ),
        asked(
          1,
          ['komt de [mybike] ook in de aanbieding?', 'tot wanneer loopt de actie?'],
          ['De actie geldt één dag: 20 % op tassen en toerfietsen met **TOUR20**.'],
          ['vouchers'],
        ),
      ),
      either([3, ...satisfied], [2, visitor('het proberen waard 😄', 'jammer maar oké')]),
    ],
    de: [
      either(
        asked(
          2,
          ['gibt es Studentenrabatt?', 'bekomme ich Rabatt wenn ich zwei Räder nehme?'],
          [
            'Für die Anmeldung zum Newsletter gibt es **[money:5]** auf die erste Bestellung, weitere Rabatte haben wir leider nicht.',
          ],
          ['vouchers'],
        ),
        asked(
          1,
          ['macht ihr Preisgarantie? gleiche Tasche woanders 15 € billiger'],
          ['Leider nein, eine Preisgarantie haben wir nicht.'],
        ),
        asked(
          1,
          ['wann endet die Aktion?', 'gilt TOUR20 auch für E-Bikes?'],
          ['TOUR20 gilt einen Tag lang für Taschen und Tourenräder, nicht für E-Bikes.'],
          ['vouchers'],
        ),
      ),
      either([3, ...satisfied], [2, visitor('einen Versuch war’s wert', 'schade, trotzdem danke')]),
    ],
  },
};
