import { describe, expect, test } from 'vitest';
import type { ToneRule } from '../../analyser.ts';
import { analyseLocally } from '../local-analyser.ts';
import { analyseAtOnce } from '../analyse-at-once.ts';
import { tryToneRule } from './try-tone-rule.ts';

const rule = (sentence: string, more: Partial<ToneRule> = {}): ToneRule => ({
  id: 'r-1',
  name: 'House rule',
  sentence,
  good: [],
  bad: [],
  ...more,
});

const breaks = (sentence: string, answer: string, more?: Partial<ToneRule>) =>
  tryToneRule(rule(sentence, more), [answer]).length > 0;

describe('a wish that owners commonly have', () => {
  test.each([
    ['Never promise a delivery date.', 'It will definitely arrive on Monday.', 'It usually takes three days.'],
    ['Versprich nie etwas.', 'Das klappt auf jeden Fall.', 'Das klappt meistens.'],
    ['No slang, please.', 'Yep, gonna check that, dude.', 'Yes, I will check that.'],
    ['Always be polite.', 'As I already said, read the manual.', 'The manual explains it on page 3.'],
    ['No more than two sentences.', 'We do. It is free. Order by noon.', 'We do. It is free.'],
    [
      'At most 10 words.',
      'We deliver to every town in the country within three working days.',
      'We deliver within three days.',
    ],
    ['Never use emojis.', 'Done 🎉', 'Done.'],
    ['No exclamation marks.', 'Great!', 'Great.'],
    ['Never write in capital letters.', 'This is VERY IMPORTANT.', 'This is important.'],
    ['Never say “unfortunately”.', 'Unfortunately not.', 'We have none.'],
    ['Say “bicycle” instead of “bike”.', 'Your bike is ready.', 'Your bicycle is ready.'],
    ['Kunden siezen, nie duzen.', 'Hast du die Nummer?', 'Haben Sie die Nummer?'],
    ['Never mention that you are a bot.', 'I am just a chatbot.', 'I can look that up.'],
    ['Do not send links.', 'See https://shop.example/faq', 'See our questions and answers.'],
  ])('“%s” is broken by “%s” and not by “%s”', (sentence, bad, good) => {
    expect([breaks(sentence, bad), breaks(sentence, good)]).toEqual([true, false]);
  });

  test('that asks for a thing is not taken for one that forbids it', () => {
    expect(breaks('Use an emoji now and then.', 'Done 🎉')).toBe(false);
    expect(breaks('Apologise when something went wrong.', 'I am sorry about that.')).toBe(false);
  });
});

describe('examples', () => {
  const suppliers = {
    bad: ['Our supplier has not sent it yet.', 'We are still waiting for the supplier.'],
    good: ['It is not in stock at the moment.'],
  };

  test('teach what no list knows', () => {
    const sentence = 'We keep what happens behind the shop to ourselves.';
    expect(breaks(sentence, 'Sorry, our supplier has not sent the frames.', suppliers)).toBe(true);
    expect(breaks(sentence, 'It is not in stock yet.', suppliers)).toBe(false);
    expect(breaks(sentence, 'Sorry, our supplier has not sent the frames.')).toBe(false);
  });

  test('that are good are never flagged, whatever the sentence forbids', () => {
    const good = ['We guarantee the frame for ten years.'];
    expect(breaks('Never promise anything.', 'We guarantee the frame for ten years.', { good })).toBe(false);
    expect(breaks('Never promise anything.', 'We guarantee delivery tomorrow.', { good })).toBe(true);
  });
});

test('a flag names the rule and the very words, in both tiers alike, and the same each time', () => {
  const messages = [
    { role: 'visitor' as const, text: 'When does my parcel come? I promise to be at home.' },
    { role: 'bot' as const, text: 'Let me look. It will definitely be there on Monday.' },
  ];
  const toneRules = [rule('Never promise a date.', { name: 'No promises' })];
  const { flags } = analyseLocally({ messages }, { toneRules });
  const [flag] = flags.filter(({ kind }) => kind === 'tone');
  expect(flag).toMatchObject({ rule: 'tone:r-1', message: 1 });
  expect(flag?.reason).toContain('“No promises”');
  const [span] = flag?.evidence ?? [];
  expect(messages[1]?.text.slice(span?.start, span?.end)).toBe('definitely');
  expect(analyseAtOnce({ messages }, { toneRules }).filter(({ kind }) => kind === 'tone')).toEqual([flag]);
  expect(analyseLocally({ messages }, { toneRules }).flags).toEqual(flags);
  expect(analyseLocally({ messages }).flags.filter(({ kind }) => kind === 'tone')).toEqual([]);
});

test('of two rules broken by one answer the clearer is the flag, and the other is named', () => {
  const toneRules = [
    rule('Never promise a date.', { id: 'a', name: 'No promises' }),
    rule('No emojis.', { id: 'b', name: 'No pictures' }),
  ];
  const messages = [{ role: 'bot' as const, text: 'It will definitely be there on Monday 🎉' }];
  const [flag] = analyseLocally({ messages }, { toneRules }).flags;
  expect(flag).toMatchObject({ rule: 'tone:b', reason: expect.stringContaining('“No promises”') });
});

test('a rule full of signs that mean something to a pattern is taken as words', () => {
  expect(() =>
    breaks('Never say “(a+)+$ [x”.', 'x'.repeat(5_000), { bad: ['(a+)+$ [x'], good: ['\\p{L}'] }),
  ).not.toThrow();
  expect(breaks('Never say “C++ (free)”.', 'We teach C++ (free) here.')).toBe(true);
});
