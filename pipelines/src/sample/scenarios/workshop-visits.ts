import { answer, ask, followedUp, chat, either, leave, maybe, operator, visitor, type Scenario } from '../script.ts';
import { askHuman, satisfied } from './parts.ts';

const nearWorkshops = { US: 0, CA: 0, ES: 0.2, IT: 0.2, PT: 0, PL: 0.1, SE: 0.1, NO: 0.1 };

/** The workshop's own bot makes appointments. */
export const bookService: Scenario = {
  id: 'book-service',
  agent: 'workshop',
  count: 46,
  countries: nearWorkshops,
  pages: ['workshops', 'workshops/service-prices', 'workshops/bristol', 'workshops/hamburg', 'workshops/utrecht'],
  talk: {
    en: [
      either(
        [
          6,
          ask(
            'I’d like to book a service{ for my [mybike]|}',
            'when is your next free {slot|appointment}{ in [shop]|}?',
            'my [mybike] needs its first {service|check}. about [km] km {on the clock|done}',
            'gears are {skipping|jumping}, can I bring it in {this week|soon}?',
            'can you look at my bike {next week|soon}? {brakes and gears|just a check}',
            'need an appointment, {rear wheel is wobbling|broken spoke|bottom bracket creaks}',
            'hi there, service for {two bikes|an e-bike} please, {any day|mornings if possible}',
          ),
          maybe(
            0.3,
            chat([
              'Sure! Basic check ([money:59]) or full service ([money:129] plus parts)?',
              'Gladly. Is it for an e-bike, and which of our workshops suits you?',
            ]),
            visitor('full please', 'basic should do', 'e-bike, [shop]', '[shop]. [mybike]'),
          ),
          chat([
            'The next free slots in **[shop]** are **[day] [time]** and **[otherday] [othertime]**. Which suits you?',
            'I can offer [day], [date] at [time], or [otherday], [otherdate] at [othertime]. Which one?',
          ]),
          either(
            [
              6,
              visitor(
                '[day] {is good|works|please}',
                '[day] at [time], name is [name]',
                '{the first one|first one please}',
                '[day] {pls|works for me}',
                'then [day]',
              ),
              answer(
                [
                  'Booked: **[day], [date], [time]**, [shop]. You’ll get a confirmation by mail. We call if it gets more expensive than agreed.',
                  'Done! See you on **[day] at [time]** in [shop]. Bring the key if it has one.',
                ],
                ['shops'],
              ),
              either(
                [4, ...satisfied],
                [
                  2,
                  either(
                    followedUp(
                      1,
                      ['do I need to {bring|leave} the battery?', 'battery in or out?'],
                      ['Please bring battery, key and charger.'],
                      ['service'],
                    ),
                    followedUp(
                      1,
                      ['how long does it take', 'do I get it back the same day?', 'can I wait there'],
                      ['It’s ready the same day if you come before 11; there’s coffee if you’d like to wait.'],
                      ['service'],
                    ),
                  ),
                  ...satisfied,
                ],
              ),
            ],
            [
              1.6,
              visitor('[otherday] [othertime]', '[otherday] is better', 'the second one please'),
              answer(['Booked: **[otherday], [otherdate], [othertime]** in [shop]. See you then!'], ['shops']),
              ...satisfied,
            ],
            [
              2.2,
              visitor(
                'that’s {quite late|ages away}',
                'nothing sooner? I need it for {work|our trip}',
                'hm we leave before that. anything earlier?',
              ),
              either(
                [
                  2,
                  chat(['I’ve put you on the waiting list; if somebody cancels you get a text message.']),
                  visitor('ok', 'fine, [phone]', 'ok thanks'),
                ],
                [
                  1,
                  ...askHuman(
                    ['needs an earlier workshop appointment'],
                    operator('<hello> Bring it tomorrow at nine, we’ll squeeze it in.'),
                    visitor('you’re a star', 'amazing, thank you'),
                  ),
                ],
              ),
            ],
            [1, leave(1)],
          ),
        ],
        [
          2,
          ask(
            'what does a {full service|service} cost{ for an e-bike|}?',
            'service prices?',
            'how much is the first {check|service}',
          ),
          answer(
            [
              'A **basic check** is [money:59], a **full service** [money:129] plus parts. [Packages and prices](/workshops/service-prices)',
              'Basic check [money:59] (gears, brakes, tyres), full service [money:129], both plus parts. [Prices](/workshops/service-prices)',
            ],
            ['service'],
          ),
          ...satisfied,
        ],
        [
          1,
          ask('do you service {other brands|bikes not bought from you} too?'),
          answer(
            ['Yes, as long as we get parts for it. Only motors of other makers we can’t open. [Workshops](/workshops)'],
            ['service'],
          ),
          ...satisfied,
        ],
        [
          1,
          ask('how often should I have the [mybike] serviced?', 'when is the first service due?'),
          answer(
            ['First after 300 km, then once a year or every 2,000 km. [Service packages](/workshops/service-prices)'],
            ['service'],
          ),
          ...satisfied,
        ],
      ),
    ],
    de: [
      ask(
        'ich bräuchte einen Termin für die Inspektion',
        'wann ist der nächste freie Termin in [shop]?',
        'Schaltung springt, kann ich {diese Woche|morgen} vorbeikommen?',
        'mein [mybike] hat [km] km, Zeit für die Erstinspektion',
      ),
      chat(
        [
          'Gern! In **[shop]** hätte ich **[day] um [time]** oder **[otherday] um [othertime]**. Was passt dir?',
          'Basis-Check [money:59], große Inspektion [money:129] plus Teile. Der nächste freie Termin ist **[day], [date]**. Soll ich ihn eintragen?',
        ],
        ['service'],
      ),
      either(
        [
          5,
          visitor('[day] passt', '[day] bitte', 'ja gern, [name]', '[day] [time], und was muss ich mitbringen?'),
          answer(
            ['Eingetragen: **[day], [date], [time]** in [shop]. Bring bitte Schlüssel und Ladegerät mit.'],
            ['shops'],
          ),
          ...satisfied,
        ],
        [
          2,
          visitor('so spät erst? {wir fahren am [day] los|brauche das Rad für die Arbeit}'),
          chat(['Ich setze dich auf die Warteliste, bei einer Absage bekommst du eine SMS.']),
          visitor('ok [phone]', 'na gut'),
        ],
        [1, leave(1)],
      ),
    ],
    nl: [
      ask(
        'ik wil een onderhoudsbeurt inplannen',
        'kan ik [day] langskomen met mijn [mybike]?',
        'versnelling slaat over, wanneer is er plek?',
      ),
      chat(
        [
          'Zeker! In **[shop]** kan het **[day] om [time]** of **[otherday] om [othertime]**. Wat komt je uit?',
          'Kleine beurt [money:59], grote beurt [money:129] plus onderdelen. Eerste plek: **[day] [date]**.',
        ],
        ['service'],
      ),
      either(
        [
          5,
          visitor('[day] is prima', 'doe maar [day]', '[day] graag, [name]'),
          answer(['Staat genoteerd: **[day] [date] om [time]** in [shop]. Neem sleutel en lader mee.'], ['shops']),
          ...satisfied,
        ],
        [
          1,
          visitor('dat duurt nog lang zeg'),
          chat(['Ik zet je op de wachtlijst; valt er iemand uit, dan krijg je een sms.']),
          visitor('prima', 'oké [phone]'),
        ],
      ),
    ],
    fr: [
      ask(
        'je voudrais prendre rendez-vous pour une révision',
        'un créneau [day] à [shop] ?',
        'mes vitesses sautent, vous pouvez regarder ?',
      ),
      chat(
        [
          'Volontiers ! À **[shop]** il reste **[day] à [time]** ou **[otherday] à [othertime]**. Révision simple [money:59], complète [money:129].',
        ],
        ['service'],
      ),
      either(
        [
          5,
          visitor('[day] ça me va', 'plutôt [day]', 'va pour [day], [name]'),
          answer(['C’est noté : **[day] [date] à [time]**. Pensez à la clé et au chargeur.'], ['shops']),
          ...satisfied,
        ],
        [1, leave(1)],
      ),
    ],
  },
};
