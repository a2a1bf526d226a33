import { answer, ask, asked, chat, deflection, either, helpful, visitor, type Scenario } from '../script.ts';
import { satisfied } from './parts.ts';

const nearWorkshops = { US: 0, CA: 0, ES: 0.2, IT: 0.2, PT: 0, PL: 0.1, SE: 0.1, NO: 0.1 };

export const openingHours: Scenario = {
  id: 'opening-hours',
  agent: 'workshop',
  count: 28,
  countries: nearWorkshops,
  devices: { mobile: 1.6 },
  pages: ['workshops', 'workshops/bristol', 'workshops/utrecht', 'workshops/lyon', 'workshops/hamburg'],
  talk: {
    en: [
      either(
        asked(
          3,
          [
            'what time do you {open|close} {today|tomorrow}?',
            'opening hours [shop]?',
            'until when can I pick up my bike',
            'open now?',
            'are you open on saturdays',
          ],
          [
            '**[shop]** is open **Tuesday to Friday 9–18** and **Saturday 10–16**, closed on Sundays and Mondays. [Our workshops](/workshops)',
            'Tue–Fri 9–18, Sat 10–16. [Workshops](/workshops)',
          ],
          ['shops'],
        ),
        asked(
          2,
          ['are you open on {Monday|Sunday|Mondays}?', 'monday open?'],
          [
            'No, we’re closed on Sundays and Mondays. Tue–Fri 9–18, Sat 10–16. [Workshops](/workshops)',
            'Sorry, not on Sundays and Mondays. On Mondays we only hand out finished bikes, by appointment.',
          ],
          ['shops'],
        ),
        asked(
          1.5,
          [
            'where exactly is {the workshop|[shop]}? {is there parking|can I park there}?',
            'address of the [shop] workshop?',
          ],
          [
            'You’ll find address, map and parking for **[shop]** here: [Our workshops](/workshops). Cargo bikes park in the yard.',
          ],
          ['shops'],
        ),
        [
          1,
          ask('is there a phone number for [shop]?', 'can I call the workshop?'),
          either(
            [1, deflection(['<deflect>'])],
            [
              1,
              answer(
                [
                  'The workshop answers the phone from 9 to 10 in the morning; the number is on [its page](/workshops).',
                ],
                ['shops'],
              ),
            ],
          ),
        ],
      ),
      helpful(0.1, ''),
      either(
        [3],
        [3, visitor('<thanks>')],
        [
          1,
          visitor('google says {open on mondays|you’re open}', 'oh. I’m standing in front of the door'),
          chat(['Sorry about that! We’ll have it corrected.']),
        ],
        [2, ...satisfied],
      ),
    ],
    de: [
      either(
        asked(
          2,
          ['wann macht ihr {heute|morgen} zu?', 'Öffnungszeiten [shop]?', 'bis wann kann ich mein Rad abholen?'],
          ['Dienstag bis Freitag **9–18 Uhr**, Samstag **10–16 Uhr**. [Werkstätten](/workshops)'],
          ['shops'],
        ),
        asked(
          2,
          ['habt ihr {montags|sonntags} offen?', 'am Montag offen?'],
          ['Nein, Sonntag und Montag ist zu. Dienstag bis Freitag 9–18, Samstag 10–16 Uhr. [Werkstätten](/workshops)'],
          ['shops'],
        ),
        asked(
          1,
          ['wo genau seid ihr in [shop]? kann man parken?'],
          ['Adresse, Karte und Parkplätze stehen hier: [Werkstätten](/workshops).'],
          ['shops'],
        ),
      ),
      either(
        [3],
        [3, visitor('<thanks>')],
        [1, visitor('bei google steht montags auf'), chat(['Oh, das lassen wir ändern. Danke!'])],
        [2, ...satisfied],
      ),
    ],
    nl: [
      either(
        asked(
          2,
          ['hoe laat sluiten jullie?', 'openingstijden [shop]?', 'tot hoe laat kan ik mijn fiets ophalen?'],
          ['Dinsdag t/m vrijdag **9–18 uur**, zaterdag **10–16 uur**. [Werkplaatsen](/workshops)'],
          ['shops'],
        ),
        asked(
          1,
          ['zijn jullie {maandag|zondag} open?'],
          ['Nee, zondag en maandag zijn we dicht. [Werkplaatsen](/workshops)'],
          ['shops'],
        ),
      ),
      either([4], [3, visitor('<thanks>')]),
    ],
    fr: [
      either(
        asked(
          2,
          ['à quelle heure fermez-vous ?', 'horaires de l’atelier de [shop] ?', 'vous êtes ouverts le samedi ?'],
          ['Du mardi au vendredi **9 h–18 h**, samedi **10 h–16 h**. [Nos ateliers](/workshops)'],
          ['shops'],
        ),
        asked(
          1,
          ['vous êtes ouverts lundi ?'],
          ['Non, l’atelier est fermé dimanche et lundi. [Nos ateliers](/workshops)'],
          ['shops'],
        ),
      ),
      either([4], [3, visitor('<thanks>')]),
    ],
    es: [
      either(
        asked(
          2,
          ['a qué hora abrís?', 'abrís los sábados?'],
          ['De martes a viernes **9–18** y sábados **10–16**. [Talleres](/workshops)'],
          ['shops'],
        ),
        asked(1, ['abrís los lunes?'], ['No, domingos y lunes está cerrado. [Talleres](/workshops)'], ['shops']),
      ),
      either([4], [3, visitor('<thanks>')]),
    ],
  },
};
