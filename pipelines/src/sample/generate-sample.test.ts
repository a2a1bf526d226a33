import { DateTime } from 'luxon';
import { describe, expect, test, vi } from 'vitest';
import { batchSchema, type BatchItem } from '../ingest/batch.ts';
import { batchesOf } from './batches-of.ts';
import { campaignDay, SHOP_ZONE } from './engine/timetable.ts';
import { findings, isUnanswered } from './findings.ts';
import { generateSample, sampleConversations, SAMPLE_SEED, type SampleConversation } from './generate-sample.ts';

type Message = Extract<BatchItem, { type: 'message' }>;

const now = new Date('2026-11-22T14:30:00Z');
/** A Sunday afternoon, a Monday before work, a summer night; a sample is made anew for each. */
const INSTANTS = [now.toISOString(), '2026-11-23T06:00:00.000Z', '2026-07-15T21:10:00.000Z'];
const byInstant = new Map<string, SampleConversation[]>();

/** The sample that ends at this instant, made once for all tests. */
function sampleAt(instant: string): SampleConversation[] {
  const made = byInstant.get(instant) ?? [...sampleConversations({ seed: SAMPLE_SEED, now: new Date(instant) })];
  byInstant.set(instant, made);
  return made;
}

const sample = sampleAt(now.toISOString());
const items = sample.flatMap((conversation) => conversation.items);
const messages = items.filter((item): item is Message => item.type === 'message');
const firstOf = ({ items: [first] }: SampleConversation) => first as Message;
const messagesOf = ({ items: all }: SampleConversation) =>
  all.filter((item): item is Message => item.type === 'message');
const startOf = (conversation: SampleConversation) => firstOf(conversation).at as string;
const from = (scenario: string) => sample.filter((conversation) => conversation.scenario === scenario);
const inWeeks = (list: SampleConversation[], ...weeks: number[]) =>
  list.filter(({ week }) => weeks.includes(week)).length;

function tally<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

// Making a sample takes a second, on a busy machine several.
vi.setConfig({ testTimeout: 30_000 });

describe('the sample', () => {
  test('is valid for POST /v1/batch, in batches of 500', () => {
    for (const batch of batchesOf(generateSample({ seed: SAMPLE_SEED, now }), 500)) {
      const { error } = batchSchema.safeParse({ items: batch });
      expect(error?.issues).toBeUndefined();
      expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThan(1024 ** 2);
    }
  });

  test('is the same, byte for byte, for the same seed and now, and another for another seed', () => {
    const again = JSON.stringify([...generateSample({ seed: SAMPLE_SEED, now })]);
    expect(again).toBe(JSON.stringify(items));
    expect(JSON.stringify([...generateSample({ seed: SAMPLE_SEED + 1, now })])).not.toBe(again);
  });

  test('has about 1,600 conversations, 10,000 items, five languages, a dozen countries and two agents', () => {
    expect(sample.length).toBeGreaterThan(1_450);
    expect(sample.length).toBeLessThan(1_700);
    expect(items.length).toBeGreaterThan(9_800);
    expect(items.length).toBeLessThan(14_000);
    expect([...tally(sample, ({ language }) => language).keys()].sort()).toEqual(['de', 'en', 'es', 'fr', 'nl']);
    expect(tally(sample, ({ language }) => language).get('en')).toBeGreaterThan(sample.length * 0.45);
    expect(tally(sample, ({ country }) => country).size).toBeGreaterThanOrEqual(12);
    expect([...tally(sample, ({ agent }) => agent).keys()].sort()).toEqual(['default', 'workshop']);
    expect([...tally(sample, ({ device }) => device).keys()].sort()).toEqual([
      'crawler',
      'desktop',
      'mobile',
      'tablet',
    ]);
  });

  test('gives every conversation and message an id of its own, and loads onto itself at a later time', () => {
    expect(new Set(sample.map(({ id }) => id)).size).toBe(sample.length);
    expect(sample.every(({ id }) => id.startsWith('sample-'))).toBe(true);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
    const later = sampleAt(INSTANTS[1] as string);
    expect(new Set(later.map(({ id }) => id))).toEqual(new Set(sample.map(({ id }) => id)));
  });

  test('rates only bot messages of the same conversation, after they were said', () => {
    for (const conversation of sample) {
      const bots = new Map(messagesOf(conversation).map((message) => [message.id, message]));
      for (const item of conversation.items) {
        if (item.type !== 'feedback') continue;
        expect(bots.get(item.message)?.role).toBe('bot');
        expect(Date.parse(item.at as string)).toBeGreaterThan(Date.parse(bots.get(item.message)?.at as string));
      }
    }
  });

  test('writes only to addresses and numbers nobody can own', () => {
    const addresses = JSON.stringify(items).match(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(100);
    for (const address of addresses) expect(address.toLowerCase()).toMatch(/@(example\.com|fernhaul\.example)$/);
  });

  test('introduces every visitor once, with place, device and page', () => {
    for (const zone of new Set(sample.map((one) => firstOf(one).context?.timezone)))
      expect(DateTime.utc().setZone(zone).isValid, zone).toBe(true);
    const incomplete = sample.filter((conversation) => {
      const { role, visitor, context } = firstOf(conversation);
      const isIntroduced = role === 'visitor' && visitor?.id.startsWith('sample-v-');
      return (
        !isIntroduced || context?.country !== conversation.country || !context.userAgent?.startsWith('Mozilla/5.0 ')
      );
    });
    expect(incomplete).toEqual([]);
    const visits = tally(sample, (conversation) => firstOf(conversation).visitor?.id ?? '');
    expect([...visits.values()].filter((count) => count > 1).length).toBeGreaterThan(60);
  });
});

describe('it reads like chat', () => {
  test('hardly two visitors open with the same words', () => {
    const words = (text: string) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\d]+/gu, ' ')
        .trim();
    const openings = tally(
      sample.map((conversation) => words(firstOf(conversation).text)).filter((text) => text.split(' ').length > 3),
      (text) => text,
    );
    const total = [...openings.values()].reduce((sum, count) => sum + count, 0);
    expect(openings.size / total).toBeGreaterThan(0.93);
    expect(Math.max(...openings.values()) / total).toBeLessThan(0.005);
  });

  test('has two-message chats, long ones, and every length between', () => {
    const lengths = tally(sample, (conversation) => `${messagesOf(conversation).length}`);
    expect(lengths.get('2')).toBeGreaterThan(150);
    for (let length = 2; length <= 12; length++) expect(lengths.get(`${length}`)).toBeGreaterThan(5);
    const long = sample.filter((conversation) => messagesOf(conversation).length >= 30).length;
    expect(long).toBeGreaterThanOrEqual(10);
  });

  test('leaves no trace of the language it is written in', () => {
    const traces = /[{}]|\|\||\[[a-z]+(:\d+)?\](?!\()|<[a-zA-Z]+>|\^| {2}|\bundefined\b|\bNaN\b/;
    expect(messages.map(({ text }) => text).filter((text) => text.trim() === '' || traces.test(text))).toEqual([]);
  });

  test('has ratings with words and without, and confidence and sources on some answers', () => {
    const ratings = items.filter((item) => item.type === 'feedback');
    const unhelpful = ratings.filter(({ rating }) => rating === 'unhelpful');
    expect(unhelpful.length).toBeGreaterThan(80);
    expect(ratings.length - unhelpful.length).toBeGreaterThan(80);
    expect(ratings.filter(({ comment }) => comment).length).toBeGreaterThan(80);
    expect(ratings.filter(({ comment }) => !comment).length).toBeGreaterThan(80);
    const bots = messages.filter(({ role }) => role === 'bot');
    expect(bots.filter(({ sources }) => sources?.length).length).toBeGreaterThan(1_000);
    expect(bots.filter(({ confidence }) => confidence !== undefined).length).toBeGreaterThan(1_000);
    expect(bots.filter(({ answered }) => answered === false).length).toBeGreaterThan(150);
  });
});

describe('time', () => {
  test('runs forward in every conversation, and neither before the eight weeks nor after now', () => {
    const earliest = now.getTime() - 56 * 86_400_000;
    const broken = sample.filter((conversation) => {
      const times = conversation.items.map(({ at }) => Date.parse(at as string));
      const isOrdered = times.every((time, index) => index === 0 || time >= (times[index - 1] as number));
      return !isOrdered || (times[0] as number) <= earliest || (times.at(-1) as number) > now.getTime();
    });
    expect(broken).toEqual([]);
  });

  test.each(INSTANTS)('ends in the last hour before %s, with some conversations still going on', (instant) => {
    const end = Date.parse(instant);
    const conversations = sampleAt(instant);
    const last = conversations.map(({ items: all }) => all.at(-1) as BatchItem);
    const ago = ({ at }: BatchItem) => end - Date.parse(at as string);
    expect(last.filter((item) => ago(item) < 3_600_000).length).toBeGreaterThanOrEqual(12);
    expect(last.filter((item) => item.type === 'message' && ago(item) < 120_000).length).toBeGreaterThanOrEqual(3);
  });

  test('follows the visitor’s own day: busy by day and evening, nearly silent at night', () => {
    const hours = tally(sample, (conversation) => {
      const local = DateTime.fromISO(startOf(conversation)).setZone(firstOf(conversation).context?.timezone);
      return `${local.hour}`;
    });
    const between = (first: number, last: number) =>
      Array.from({ length: last - first + 1 }, (_, index) => hours.get(`${first + index}`) ?? 0).reduce(
        (a, b) => a + b,
        0,
      );
    expect(between(8, 22) / sample.length).toBeGreaterThan(0.88);
    expect(between(1, 4) / sample.length).toBeLessThan(0.02);
  });

  test('dips at the weekend, grows over the weeks, and peaks on the day of the sale', () => {
    const local = (conversation: SampleConversation) => DateTime.fromISO(startOf(conversation)).setZone(SHOP_ZONE);
    const weekdays = tally(sample, (conversation) => `${local(conversation).weekday}`);
    const weekday = (day: number) => weekdays.get(`${day}`) ?? 0;
    expect(weekday(6) + weekday(7)).toBeLessThan(0.75 * (weekday(1) + weekday(2)));
    expect(inWeeks(sample, 7, 8)).toBeGreaterThan(1.3 * inWeeks(sample, 1, 2));
    const days = tally(sample, (conversation) => local(conversation).toFormat('yyyy-MM-dd'));
    const [busiest] = [...days].sort(([, a], [, b]) => b - a)[0] as [string, number];
    expect(busiest).toBe(campaignDay(now));
    expect(days.get(busiest)).toBeGreaterThan(1.6 * (sample.length / 56));
  });
});

describe('what was planted can be found', () => {
  test.each(INSTANTS)('in the numbers the README gives, at %s', (instant) => {
    const conversations = sampleAt(instant);
    for (const finding of findings) {
      const { id, atLeast, atMost } = finding;
      const found = conversations.filter((one) => finding.counts(one)).length;
      expect(found, id).toBeGreaterThanOrEqual(atLeast);
      expect(found, id).toBeLessThanOrEqual(atMost);
    }
  });

  test('a gap that rises, one that was closed, one that came back', () => {
    expect(inWeeks(from('child-seats'), 7, 8)).toBeGreaterThan(4 * inWeeks(from('child-seats'), 1, 2, 3));
    expect(inWeeks(from('instalments'), 6, 7, 8)).toBeGreaterThan(2 * inWeeks(from('instalments'), 1, 2, 3, 4, 5));
    for (const conversation of from('bike-through-work')) {
      expect(isUnanswered(conversation), `week ${conversation.week}`).toBe(conversation.week < 5);
    }
    for (const conversation of from('app-pairing')) {
      const isKnown = conversation.week >= 4 && conversation.week <= 6;
      expect(isUnanswered(conversation), `week ${conversation.week}`).toBe(!isKnown);
    }
    expect(from('fork-recall').every(({ week }) => week >= 7)).toBe(true);
  });

  test('a wrong answer, and the right one from people elsewhere', () => {
    const told = messages.filter(({ role, text }) => role === 'bot' && /(5|five)[- ]year|five years/i.test(text));
    expect(told.length).toBeGreaterThan(25);
    const put = messages.filter(({ role, text }) => role === 'operator' && /two years/i.test(text));
    expect(put.length).toBeGreaterThanOrEqual(5);
  });

  test('an answer that says thirty days before week 7 and fourteen after', () => {
    for (const conversation of from('return-period')) {
      const said = messagesOf(conversation).find(({ id }) => conversation.kinds.get(id) === 'drifted');
      if (said) expect(said.text).toContain(conversation.week >= 7 ? '14' : '30');
    }
  });

  test('a topic that fails on phones and works elsewhere', () => {
    const unhappy = (list: SampleConversation[]) =>
      list.filter(({ items: all }) => all.some((item) => item.type === 'feedback' && item.rating === 'unhelpful'))
        .length;
    const phones = from('voucher-button').filter(({ device }) => device === 'mobile');
    const others = from('voucher-button').filter(({ device }) => device !== 'mobile');
    expect(others.length).toBeGreaterThan(20);
    expect(unhappy(phones)).toBeGreaterThanOrEqual(5);
    expect(unhappy(others)).toBe(0);
  });

  test('customs are asked about where there are customs', () => {
    const places = new Set(
      from('customs').map((conversation) =>
        conversation.country === 'ES' ? (firstOf(conversation).context?.city ?? '') : conversation.country,
      ),
    );
    for (const place of places) expect(['CH', 'NO', 'US', 'CA', 'Las Palmas de Gran Canaria']).toContain(place);
  });
});
