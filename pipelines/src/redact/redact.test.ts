import { describe, expect, test } from 'vitest';
import { passesLuhn } from './find-cards.ts';
import { createRedactor, redact } from './redact.ts';

const taken: Record<string, string[]> = {
  EMAIL: [
    'anna@example.com',
    'anna.o-neill+shop@mail.co.example',
    'jörg@bücher.example',
    'ＡＮＮＡ＠example．com',
    'anna (at) mail (dot) example',
    'anna[at]mail.example',
  ],
  PHONE: [
    '+49 30 901820',
    '+44 20 7946 0958',
    '+1 (555) 010-4477',
    '+49 (0)30 901820',
    '0033612345678',
    '(555) 234-4567',
    '555.234.4567',
    '1-800-555-0199',
    '020 7946 0958',
    '07700900123',
    '06 12 34 56 78',
    '01 23 45 67 89',
    '0171/1234567',
    '(030) 1234567',
    '612 345 678',
    '612 34 56 78',
    '333 1234567',
    '(11) 91234-5678',
    '98765 43210',
    '138 0013 8000',
    '03-1234-5678',
    '＋４９ ３０ ９０１８２０',
    '+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧',
    '+49\u00a030\u00a0901820',
  ],
  CARD: ['4111 1111 1111 1111', '4242424242424242', '3782-822463-10005', '5555 5555 5555 4444', '6011111111111117'],
  IBAN: [
    'DE89 3704 0044 0532 0130 00',
    'GB82WEST12345698765432',
    'fr14 2004 1010 0505 0001 3m02 606',
    'NO93 8601 1117 947',
  ],
  IP: ['192.168.1.20', '2001:db8::8a2e:370:7334', '::ffff:10.0.0.1'],
  SECRET: [
    'sk-proj-abcdEFGH1234567890abcd',
    `ghp_${'aB3'.repeat(12)}`,
    'AKIAIOSFODNN7EXAMPLE',
    `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${'x'.repeat(20)}`,
    '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----',
    'd41d8cd98f00b204e9800998ecf8427e',
  ],
};

describe.each(Object.entries(taken))('%s', (kind, values) => {
  test.each(values)('%s is taken out, wherever it stands', (value) => {
    for (const [before, after] of [
      ['', ''],
      ['I said: ', '.'],
      ['(', ')'],
      ['mine is ', ', thanks!'],
      ['"', '"?'],
      ['a\n', '\nb'],
    ]) {
      const redacted = redact(`${before}${value}${after}`);
      expect(redacted.text).toBe(`${before}[${kind}_1]${after}`);
      expect(redacted.restore(redacted.text)).toBe(`${before}${value}${after}`);
    }
  });
});

test.each([
  ['call me on 612345678', 'call me on [PHONE_1]'],
  ['Tel.: 4711 22 33', 'Tel.: [PHONE_1]'],
  ['meine Handynummer: 0151 23456789', 'meine Handynummer: [PHONE_1]'],
  ['password: hunter2', 'password: [SECRET_1]'],
  ['my password is Sommer2026!', 'my password is [SECRET_1]!'],
  ['Passwort lautet "geheim123"', 'Passwort lautet "[SECRET_1]"'],
  ['the password is “Hallo1”', 'the password is “[SECRET_1]”'],
  ['Password: hunter', 'Password: [SECRET_1]'],
  ['api_key=abc123def', 'api_key=[SECRET_1]'],
  ['CVV 123', 'CVV [SECRET_1]'],
  ['Authorization: Bearer abcdef0123456789abcdef', 'Authorization: Bearer [SECRET_1]'],
  ['see https://user:pa55@host.example/x', 'see https://[SECRET_1]@host.example/x'],
  ['my mail is anna at post dot example', 'my mail is [EMAIL_1]'],
])('the words around tell: %s', (text, redacted) => {
  expect(redact(text).text).toBe(redacted);
});

test.each([
  'order 4711-2233-99',
  'Order #1234567890',
  'Bestellnummer 302-1234567-1234567',
  'Kundennummer 0301234567',
  'invoice 2026-001234 of 1 299,00 €',
  '€ 1 299 000 or 1,299,000 or $12345678',
  '123 456 789 visitors, 100 000 users',
  '2026-11-01, 01.11.2026, 1/11/2026 10:30, 2026-11-01T10:00:00Z',
  '09.00-17.30, 2025/2026, 2019-2026',
  'version 10.2.0.1, v1.2.3.4, 1.2.3.4.5',
  'ISBN 978-3-16-148410-0',
  'tracking 1Z999AA10123456784 and JD014600003828392837',
  '550e8400-e29b-41d4-a716-446655440000',
  'SKU 4006381333931, EAN 4006381333931',
  '1234 5678 9012 3456',
  '4111 1111 1111 1112',
  'DE88 3704 0044 0532 0130 00',
  'my password is wrong, and the PIN is not working',
  'I forgot my password. Is there a way to reset it?',
  'User credentials: These include a name. Password: please choose one yourself',
  'visit their website at www.example.com, or contact us at 1.20',
  'sync is stuck at 159 images uploading and 16 pending',
  'look at example dot com',
  'std::vector, a::b, 10:30:45',
  'https://example.com/watch?v=dQw4w9WgXcQ',
  '52.520008, 13.404955',
  'sizes 300 400 500 and 38 40 42 44',
  'A4 is 210 x 297, flight LH 1234, room 12 345',
])('what is nobody’s secret stays: %s', (text) => {
  expect(redact(text).text).toBe(text);
});

test('a value has one placeholder throughout a conversation, and another value another', () => {
  const redactor = createRedactor();
  expect(redactor.redact('anna@a.example or bob@b.example').text).toBe('[EMAIL_1] or [EMAIL_2]');
  expect(redactor.redact('again bob@b.example').text).toBe('again [EMAIL_2]');
  expect(redactor.restore('Write to [EMAIL_2], not to [EMAIL_9].')).toBe('Write to bob@b.example, not to [EMAIL_9].');
});

test('names are taken out when asked, whole or in part, as words of their own', () => {
  const options = { names: ['Anna Müller', 'Bo'] };
  expect(redact('I am Anna Müller, Frau MÜLLER, not Annabel nor Bob. Bo', options).text).toBe(
    'I am [NAME_1], Frau [NAME_2], not Annabel nor Bob. [NAME_3]',
  );
  expect(redact('I am Anna', {}).text).toBe('I am Anna');
  expect(redact('Jean-Luc asks', { names: ['Jean-Luc'] }).text).toBe('[NAME_1] asks');
  expect(redact('a.b (c', { names: ['a.b (c', ''] }).text).toBe('[NAME_1]');
});

test('a placeholder the visitor typed does not become another’s value', () => {
  const redactor = createRedactor();
  const first = redactor.redact('I am anna@a.example');
  const typed = redactor.redact('summarise: [EMAIL_1]');
  expect(typed.text).toBe('summarise: [LITERAL_1]');
  expect(redactor.restore(typed.text)).toBe('summarise: [EMAIL_1]');
  expect(redactor.restore(first.text)).toBe('I am anna@a.example');
});

test('every Luhn-valid card of a known issuer is taken, and one digit off is not', () => {
  const random = randomFrom(7);
  for (let i = 0; i < 500; i += 1) {
    const body = `4${Array.from({ length: 14 }, () => Math.floor(random() * 10)).join('')}`;
    const check = Array.from({ length: 10 }, (_, digit) => digit).find((digit) => passesLuhn(`${body}${digit}`))!;
    expect(redact(`pay ${body}${check} now`).text).toBe('pay [CARD_1] now');
    expect(redact(`pay ${body}${(check + 1) % 10} now`).found.filter(({ kind }) => kind === 'CARD')).toEqual([]);
  }
});

test('for any mixture, restoring gives the text back and offsets map to the very same words', () => {
  const random = randomFrom(42);
  const values = Object.values(taken).flat();
  const fillers = [
    'hello ',
    'ok, ',
    '12 ',
    '[EMAIL_1] ',
    '[SECRET_3]',
    '\n',
    '👍🏽 ',
    '(',
    '"',
    '. ',
    'naïve ',
    '[',
    '_1]',
    'order 4711 ',
    '— ',
  ];
  for (let round = 0; round < 500; round += 1) {
    const planted: string[] = [];
    let text = '';
    for (let i = 0; i < 12; i += 1) {
      const pool = random() < 0.4 ? values : fillers;
      const piece = pool[Math.floor(random() * pool.length)]!;
      if (pool === values) planted.push(piece);
      text += pool === values ? ` ; ${piece} ; ` : piece;
    }
    const redacted = redact(text);
    expect(redacted.restore(redacted.text)).toBe(text);
    for (const value of planted) expect(redacted.text).not.toContain(value);
    for (let start = 0; start < redacted.text.length; start += 3) {
      const end = Math.min(redacted.text.length, start + 1 + Math.floor(random() * 30));
      const original = redacted.toOriginal({ start, end });
      const slice = text.slice(original.start, original.end);
      // Widened to whole placeholders, the redacted span says after restoring what the original span says.
      const restored = redacted.restore(widen(redacted.text, start, end, redacted.found));
      expect(slice).toBe(restored);
    }
  }
});

/** The slice of redacted text, grown to the placeholders it cuts into. */
function widen(text: string, start: number, end: number, found: { placeholder: string }[]): string {
  let at = 0;
  let [from, to] = [start, end];
  for (const { placeholder } of found) {
    const open = text.indexOf(placeholder, at);
    at = open + placeholder.length;
    if (open < from && from < at) from = open;
    if (open < to && to < at) to = at;
  }
  return text.slice(from, to);
}

test.each([
  'a',
  'a@',
  'a.',
  '1 ',
  '12-',
  '+1',
  'a at b dot ',
  '(at)',
  'password is ',
  'sk-',
  'DE8',
  '::',
  '[EMAIL_',
  '"eyJ',
  '-----BEGIN PRIVATE KEY-----',
  'ﬀ',
  '１',
])('64 KiB of "%s" take under a second', (piece) => {
  const text = piece.repeat(65_536 / piece.length);
  const startedMs = performance.now();
  expect(redact(text, { names: ['Anna'] }).restore('x')).toBe('x');
  expect(performance.now() - startedMs).toBeLessThan(5_000);
});

/** Mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
