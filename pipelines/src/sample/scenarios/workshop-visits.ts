import { answer, ask, chat, either, leave, operator, unhelpful, visitor, type Scenario } from '../script.ts';
import { askHuman, letDown, satisfied } from './parts.ts';

const nearWorkshops = { US: 0, CA: 0, ES: 0.2, IT: 0.2, PT: 0, PL: 0.1, SE: 0.1, NO: 0.1 };

/** The workshop's own bot makes appointments. */
export const bookService: Scenario = {
  id: 'book-service',
  agent: 'workshop',
  count: 50,
  countries: nearWorkshops,
  pages: ['workshops', 'workshops/service-prices', 'workshops/bristol', 'workshops/hamburg', 'workshops/utrecht'],
  talk: {
    en: [
      ask(
        'I’d like to book a service{ for my [mybike]|}',
        'when is your next free {slot|appointment}{ in [shop]|}?',
        'what does a {full service|service} cost{ for an e-bike|}?',
        'my [mybike] needs its first {service|check}. about [km] km {on the clock|done}',
        'gears are {skipping|jumping}, can I bring it in {this week|tomorrow}?',
        'can you look at my bike on [day]? {brakes and gears|just a check}',
        'do you service {other brands|bikes not bought from you} too?',
        'how often should I have the [mybike] serviced?',
        'need an appointment, {rear wheel is wobbling|broken spoke|bottom bracket creaks}',
      ),
      either(
        [
          3,
          answer(
            [
              'A **basic check** is [money:59], a **full service** [money:129] plus parts. Shall I look for a slot? [Packages and prices](/workshops/service-prices)',
              'Sure. Basic check [money:59] (gears, brakes, tyres), full service [money:129]. Next free day in [shop] is **[day], [date]**.',
            ],
            ['service'],
          ),
        ],
        [
          3,
          chat([
            'Gladly! The next free slots in **[shop]** are **[day] [time]** and **[otherday] [othertime]**. Which suits you?',
            'I can offer [day], [date] at [time], or [otherday] at [othertime]. Which one?',
          ]),
        ],
      ),
      either(
        [
          6,
          visitor(
            '[day] {is good|works|please}',
            '[otherday] [othertime]',
            '[day] at [time], name is [name]',
            '{the first one|first one please}',
            '[day] pls. do I get the bike back the same day?',
            'anything {earlier|sooner}? otherwise [otherday]',
          ),
          answer(
            [
              'Booked: **[day], [date], [time]**, [shop]. You’ll get a confirmation by mail. We call if it gets more expensive than agreed.',
              'Done! See you on **[day] at [time]** in [shop]. Bring key and charger if it’s an e-bike.',
            ],
            ['shops'],
          ),
          either(
            [4, ...satisfied],
            [
              2,
              visitor('do I need to {bring|leave} the battery?', 'how long does it take', 'can I wait there'),
              answer(
                [
                  'Please bring battery and key. It’s ready the same day if you come before 11; there’s coffee if you’d like to wait.',
                ],
                ['service'],
              ),
              ...satisfied,
            ],
          ),
        ],
        [
          2,
          visitor(
            '[date]?? that’s {three weeks|ages} away',
            'nothing sooner? I need it for {work|our trip}',
            'that’s too late, we leave on [day]',
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
        [1.5, ...satisfied],
        [1, leave(1)],
      ),
    ],
    de: [
      ask(
        'ich bräuchte einen Termin für die Inspektion',
        'wann ist der nächste freie Termin in [shop]?',
        'was kostet eine große Inspektion?',
        'Schaltung springt, kann ich {diese Woche|morgen} vorbeikommen?',
        'mein [mybike] hat [km] km, Zeit für die Erstinspektion',
        'repariert ihr auch fremde Räder?',
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
          visitor('[day] passt', '[otherday] bitte', 'ja gern, [name]', '[day] [time], und was muss ich mitbringen?'),
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
        'wat kost een grote beurt?',
        'kan ik [day] langskomen met mijn [mybike]?',
        'versnelling slaat over, wanneer is er plek?',
        'doen jullie ook fietsen van andere merken?',
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
          visitor('[day] is prima', 'doe maar [otherday]', '[day] graag, [name]'),
          answer(['Staat genoteerd: **[day] [date] om [time]** in [shop]. Neem sleutel en lader mee.'], ['shops']),
          ...satisfied,
        ],
        [1, visitor('dat duurt nog lang zeg'), leave(0.5), ...satisfied],
      ),
    ],
    fr: [
      ask(
        'je voudrais prendre rendez-vous pour une révision',
        'combien coûte une révision complète ?',
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
          visitor('[day] ça me va', '[otherday] plutôt', 'va pour [day], [name]'),
          answer(['C’est noté : **[day] [date] à [time]**. Pensez à la clé et au chargeur.'], ['shops']),
          ...satisfied,
        ],
        [1, leave(1)],
      ),
    ],
  },
};

export const reschedule: Scenario = {
  id: 'reschedule',
  agent: 'workshop',
  count: 18,
  countries: nearWorkshops,
  pages: ['account/appointments', 'workshops'],
  talk: {
    en: [
      ask(
        'I can’t make my appointment on [day]',
        'can I move my {service|appointment} to {next week|[otherday]}?',
        'need to cancel [day] [time], sorry',
        'running {20 minutes|half an hour} late for my {slot|appointment}, is that ok?',
        'is my bike ready{ yet|}? dropped it off [since]',
      ),
      either(
        [
          3,
          answer(
            [
              'No problem. I’ve moved you to **[otherday], [otherdate], [othertime]**. Is that all right?',
              'Cancelled. Just write again when you’d like a new date.',
              'I’ve let the [shop] team know, don’t worry.',
            ],
            ['shops'],
          ),
          ...satisfied,
        ],
        [
          1.5,
          chat(['I can see it’s being worked on. A colleague can tell you when it’s done.']),
          ...askHuman(
            ['is the bike ready'],
            operator(
              '<hello> It’s ready, we close at six.',
              '<hello> Waiting for a part, it’s due [day]. I’ll text you.',
            ),
            visitor('great, on my way', 'ok thanks for letting me know'),
          ),
        ],
        [0.5, unhelpful(0.5, 'wrong appointment'), ...letDown],
      ),
    ],
    de: [
      ask(
        'muss meinen Termin am [day] leider absagen',
        'kann ich den Termin auf [otherday] verschieben?',
        'ist mein Rad fertig? hab es [since] abgegeben',
        'komme eine halbe Stunde später',
      ),
      either(
        [
          3,
          answer(
            [
              'Kein Problem, du bist jetzt am **[otherday], [otherdate] um [othertime]** eingetragen.',
              'Alles klar, ich gebe in [shop] Bescheid.',
            ],
            ['shops'],
          ),
          ...satisfied,
        ],
        [
          1,
          chat(['Es ist noch in Arbeit, ich frage für dich nach.']),
          ...askHuman(
            ['Rad fertig?'],
            operator('<hello> Ist fertig, wir haben bis 18 Uhr offen.'),
            visitor('super bin unterwegs'),
          ),
        ],
      ),
    ],
    nl: [
      ask('ik kan [day] toch niet', 'afspraak verzetten naar [otherday], kan dat?', 'is mijn fiets al klaar?'),
      answer(['Geen probleem, je staat nu op **[otherday] [otherdate] om [othertime]**.'], ['shops']),
      ...satisfied,
    ],
  },
};
