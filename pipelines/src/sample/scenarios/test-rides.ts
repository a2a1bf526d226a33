import { answer, ask, either, operator, visitor, type Scenario } from '../script.ts';
import { askHuman, satisfied } from './parts.ts';

export const testRides: Scenario = {
  id: 'test-rides',
  agent: 'default',
  count: 24,
  countries: { US: 0, CA: 0 },
  pages: ['help/test-rides', 'workshops', 'bikes/fjell-e6'],
  talk: {
    en: [
      ask(
        'can I {test ride|try} the [mybike] somewhere?',
        'do you have a {shop|showroom} near [city]?',
        'is it possible to {try|ride} the [mybike] before {buying|I buy}?',
        'I’d like to book a test ride {for|on} [day]',
        'which shop has the [mybike] in [size] to try',
      ),
      answer(
        [
          'Yes! You can ride it in our workshops in **Bristol, Utrecht, Hamburg and Lyon**, Tuesday to Saturday. Book half an hour here: [test rides](/help/test-rides). Bring an ID.',
          'Gladly. The nearest is **[shop]**. Pick a slot under [Book a test ride](/help/test-rides), it’s free.',
        ],
        ['testRide', 'shops'],
      ),
      either(
        [4, ...satisfied],
        [
          2,
          visitor('{that’s|[shop] is} a bit far from [city]…', 'nothing closer?'),
          answer(
            [
              'Then order it and use the return period: short rides are fine. Or look for our demo days under [test rides](/help/test-rides).',
            ],
            ['testRide'],
          ),
          ...satisfied,
        ],
        [
          1,
          ...askHuman(
            ['test ride: is this size in the shop?'],
            operator('<hello> We have it in [size] in [shop]. Shall I put your name down for [day], [time]?'),
            visitor('yes please, [name]', 'that would be great'),
            operator('Done. See you on [day]!'),
          ),
        ],
      ),
    ],
    de: [
      ask(
        'kann man das [mybike] irgendwo Probe fahren?',
        'habt ihr einen Laden in der Nähe von [city]?',
        'Probefahrt am [day] möglich?',
      ),
      answer(
        [
          'Ja, in **Hamburg, Utrecht, Lyon und Bristol**, dienstags bis samstags. Termine gibt es unter [Probefahrt buchen](/help/test-rides).',
        ],
        ['testRide'],
      ),
      ...satisfied,
    ],
    nl: [
      ask(
        'kan ik de [mybike] ergens proberen?',
        'hebben jullie een winkel in de buurt van [city]?',
        'proefrit op [day], kan dat?',
      ),
      answer(
        ['Ja, bij onze werkplaats in **Utrecht**, dinsdag t/m zaterdag. [Proefrit boeken](/help/test-rides)'],
        ['testRide'],
      ),
      ...satisfied,
    ],
    fr: [
      ask('peut-on essayer le [mybike] quelque part ?', 'un essai [day] à [shop], c’est possible ?'),
      answer(
        ['Oui, à **Lyon**, Utrecht, Hambourg et Bristol, du mardi au samedi. [Réserver un essai](/help/test-rides)'],
        ['testRide'],
      ),
      ...satisfied,
    ],
  },
};
