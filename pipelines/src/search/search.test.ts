import { expect, test } from 'vitest';
import { buildDocument, findMatches, holdsTerm, readSearchTerm } from './index.ts';

function term(text: string, beginning = true) {
  const read = readSearchTerm(text, { beginning });
  if (!read) throw new Error(`nothing to look for in "${text}"`);
  return read;
}
const holds = (text: string, query: string, beginning = true) => holdsTerm(text, term(query, beginning));

test.each([
  ['Die Rückgabe läuft über DHL', 'ruckgabe'],
  ['Die Ruckgabe', 'RÜCKGABE'],
  ['Straße', 'strasse'],
  ['Ça coûte 20 €', 'coute'],
  ['Ｆｕｌｌ　ｗｉｄｔｈ', 'full'],
  ['我想要退款，谢谢', '退款'],
  ['我想要退款，谢谢', '款'],
  ['返品したいのですが', '返品'],
  ['ｶﾀｶﾅで書く', 'カタカナ'],
  ['ผมต้องการคืนเงิน', 'คืนเงิน'],
  ['배송은 언제 오나요', '배송'],
  ['أُرِيدُ إِرْجَاعَ الطَّلَب', 'اريد'],
  ['الطلب رقم ٤٢', '42'],
  ['я всё вернул', 'все'],
  ['मुझे रिफंड चाहिए', 'रिफंड'],
  ['that was great 👍🏽!', '👍'],
  ['❤️', '❤'],
  ['write to ann@example.com', 'ann@example.com'],
  ['order AB-1234 is late', 'ab-1234'],
  ["l'adresse", 'adresse'],
])('“%s” is found by “%s”', (text, query) => {
  expect(holds(text, query)).toBe(true);
  const [found] = findMatches(text, [term(query)]);
  expect(found).toBeDefined();
});

test('a bare word finds longer ones, a quoted one does not', () => {
  expect(holds('two refunds', 'refund')).toBe(true);
  expect(holds('two refunds', 'refund', false)).toBe(false);
  expect(holds('prefund', 'refund')).toBe(false);
});

test('a phrase needs its words side by side and in order', () => {
  expect(holds('my late parcel', 'late parcel', false)).toBe(true);
  expect(holds('my parcel is late', 'late parcel', false)).toBe(false);
  expect(holds('late Parcel, sorry', 'late parcel', false)).toBe(true);
  expect(holds('订单退款 order 42', '退款 order', false)).toBe(true);
  expect(holds('退款和 order 42', '退款 order', false)).toBe(false);
});

test('what has no letter, digit or emoji looks for nothing', () => {
  expect(readSearchTerm('—?!', { beginning: true })).toBeNull();
});

test('marks cover what was found and nothing else', () => {
  const marked = (text: string, ...queries: string[]) =>
    findMatches(
      text,
      queries.map((query) => term(query)),
    ).map(({ start, end }) => text.slice(start, end));
  expect(marked('Your Rückgabe is late.', 'ruck', 'late')).toEqual(['Rückgabe', 'late']);
  expect(marked('我想要退款。', '退款')).toEqual(['退款']);
  expect(marked('我想要退款。', '想')).toEqual(['想']);
});

test('a document that grows too long is cut and says so, and its newest words stay', () => {
  const words = (from: number, count: number) => Array.from({ length: count }, (_, n) => `w${from + n}`).join(' ');
  expect(buildDocument([words(0, 100)]).cut).toBe(false);
  const long = buildDocument(Array.from({ length: 400 }, (_, message) => words(message * 1_000, 1_000)));
  expect(long.cut).toBe(true);
  expect(long.document.startsWith("'w0':1 ")).toBe(true);
  expect(Buffer.byteLength(long.document)).toBeLessThan(1_500_000);
});
