import { answer, ask, chat, either, handoff, operator, unhelpful, visitor, type Scenario } from '../script.ts';
import { askHuman, letDown, satisfied } from './parts.ts';

const nearWorkshops = { US: 0, CA: 0, ES: 0.2, IT: 0.2, PT: 0, PL: 0.1, SE: 0.1, NO: 0.1 };

export const reschedule: Scenario = {
  id: 'reschedule',
  agent: 'workshop',
  count: 18,
  countries: nearWorkshops,
  pages: ['account/appointments', 'workshops'],
  talk: {
    en: [
      either(
        [
          3,
          ask(
            'can I move my {service|appointment} to [otherday]?',
            'I can’t make my appointment on [day], {another day possible?|can we move it?}',
            'something came up, need a {later|different} slot than [day]',
          ),
          answer(
            [
              'No problem. I’ve moved you to **[otherday], [otherdate], [othertime]**. Is that all right?',
              'Moved: **[otherday], [otherdate], [othertime]**. See you then!',
            ],
            ['shops'],
          ),
          either(
            [4, visitor('perfect, thanks', 'yes great', '<thanks>')],
            [1, visitor('morning would be better'), chat(['Then **9:15** the same day?']), visitor('yes', 'ok good')],
          ),
        ],
        [
          1.5,
          ask('need to cancel [day] [time], sorry', 'please cancel my appointment on [day]'),
          answer(['Cancelled. Just write again when you’d like a new date.'], ['shops']),
          ...satisfied,
        ],
        [
          1,
          ask(
            'running {20 minutes|half an hour} late for my {slot|appointment}, is that ok?',
            'stuck in traffic, will be late for [time]',
          ),
          answer(['I’ve let the [shop] team know, don’t worry.'], ['shops']),
          either([2, visitor('<thanks>')], [1]),
        ],
        [
          2,
          ask(
            'is my bike ready{ yet|}? dropped it off [since]',
            'any news on my bike? it’s been with you since [since]',
          ),
          chat(['I can see it’s being worked on. A colleague can tell you when it’s done.']),
          ...askHuman(
            ['is the bike ready'],
            operator(
              '<hello> It’s ready, we close at six.',
              '<hello> Just finished, test ride done. You can pick it up.',
            ),
            visitor('great, on my way', 'super, coming by after work'),
          ),
        ],
        [
          0.7,
          ask('my appointment mail has the wrong {day|workshop}: I said [day]', 'you booked me into the wrong shop'),
          answer(['Your appointment is on **[otherday], [otherdate]** in [shop].'], ['shops']),
          visitor('yes, and that’s wrong', 'that IS the mistake'),
          unhelpful(0.5, 'wrong appointment'),
          ...letDown,
        ],
      ),
    ],
    de: [
      either(
        [
          3,
          ask('muss meinen Termin am [day] leider verschieben', 'kann ich den Termin auf [otherday] verschieben?'),
          answer(['Kein Problem, du bist jetzt am **[otherday], [otherdate] um [othertime]** eingetragen.'], ['shops']),
          ...satisfied,
        ],
        [1, ask('komme eine halbe Stunde später'), answer(['Alles klar, ich gebe in [shop] Bescheid.'], ['shops'])],
        [
          2,
          ask('ist mein Rad fertig? hab es [since] abgegeben'),
          chat(['Es ist noch in Arbeit, ich frage für dich nach.']),
          handoff(
            ['Rad fertig?'],
            operator('<hello> Ist fertig, wir haben bis 18 Uhr offen.'),
            visitor('super bin unterwegs'),
          ),
        ],
      ),
    ],
    nl: [
      ask(
        'ik kan [day] toch niet',
        'afspraak verzetten naar [otherday], kan dat?',
        'moet [day] afzeggen, kan het een dag later?',
      ),
      answer(['Geen probleem, je staat nu op **[otherday] [otherdate] om [othertime]**.'], ['shops']),
      ...satisfied,
    ],
  },
};
