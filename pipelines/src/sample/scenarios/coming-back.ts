import { answer, ask, followedUp, either, fallback, pause, unhelpful, visitor, type Scenario } from '../script.ts';
import { satisfied } from './parts.ts';

/** The same visitor a while later on the same page: was told to wait, comes back the same day. */
export const stillNoTracking: Scenario = {
  id: 'still-no-tracking',
  agent: 'default',
  count: 10,
  pages: ['account/orders'],
  talk: {
    en: [
      ask(
        'no tracking link for FH-[order] yet',
        'you said I’d get a tracking mail. {nothing|not in spam either}',
        'is FH-[order] shipped or not?',
      ),
      answer(
        [
          'It ships today. The tracking link comes by e-mail as soon as the carrier has scanned it.',
          'FH-[order] is being handed over to the carrier. You should have the link this afternoon.',
        ],
        ['tracking'],
      ),
      visitor('<ok>'),
      pause(150, 420),
      visitor('it’s me again. still no mail', 'so, afternoon’s over 🙂 no link', 'nothing came'),
      either(
        [
          2,
          answer(
            [
              'It’s there now: the parcel was scanned an hour ago. You can also see it under [My orders](/account/orders).',
            ],
            ['tracking'],
          ),
          ...satisfied,
        ],
        [
          2,
          answer(['The carrier hasn’t scanned it yet. Please check again tomorrow morning.'], ['tracking']),
          visitor('sigh. ok', 'this is annoying', 'ok tomorrow then'),
          unhelpful(0.3, 'keeps putting me off'),
        ],
      ),
    ],
  },
};

/** Comes back the next day to what was said the day before. */
export const comesBack: Scenario = {
  id: 'comes-back',
  agent: 'default',
  count: 12,
  pages: ['bikes/fjell-e6', 'help'],
  talk: {
    en: [
      ask(
        'can I fit {wider tyres|a front rack and mudguards} on the [mybike]?',
        'does the [mybike] have eyelets for {a front rack|mudguards|bottle cages}?',
        'what’s the max tyre width on the [mytourer]?',
      ),
      answer(
        [
          'Tarn and Heron have eyelets for racks, mudguards and three bottles; tyres up to **50 mm** (45 with mudguards). The Dunlin takes 45 mm and no rack. [Compare our bikes](/bikes/compare)',
        ],
        ['models'],
      ),
      visitor('ok let me {measure|think|ask my husband}', '<ok>', 'thanks, I’ll measure {tonight|first}'),
      pause(1290, 1560),
      visitor('me again from yesterday', 'hi again', 'hello, back again'),
      either(
        followedUp(
          2,
          ['would 47 mm with mudguards still work?', 'so 47 with mudguards is too much?'],
          ['47 mm is a little tight with mudguards: 45 is what we approve. Without them 50 is fine.'],
          ['models'],
        ),
        followedUp(
          2,
          ['how much does the front rack take? {15|20} kg?', 'max load on the front rack?'],
          ['The front rack carries 15 kg, 7.5 on each side.'],
          ['luggage'],
        ),
        [
          1,
          visitor('do you sell the mudguards separately?', 'who can mount that for me in [city]?'),
          fallback(['<fallback>']),
        ],
      ),
      ...satisfied,
    ],
  },
};
