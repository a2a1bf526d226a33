import { expect, it } from 'vitest';
import { findSentence } from './find-sentence.ts';
import { createTagMatcher } from './match-tags.ts';
import { learnSpoken } from './spoken-words.ts';

const tags = [
  { id: 'refund', name: 'Refund', description: 'The visitor wants money back or asks where a refund is' },
  { id: 'delivery', name: 'Delivery', description: 'When a parcel arrives, or that a delivery is late' },
  { id: 'undescribed', name: 'Parcel', description: '' },
];
const match = createTagMatcher(tags);
const ids = (...texts: string[]) => match(texts).map(({ id }) => id);

it('finds what belongs under a tag by other forms of its words, in other languages too', () => {
  expect(ids('Where are my refunds?')).toEqual(['refund']);
  expect(ids('My parcels have not arrived, the delivery is delayed')).toEqual(['delivery']);
  expect(ids('Wann kommt mein Paket, die Lieferung ist verspätet?')).toEqual(['delivery']);
  expect(ids('Quiero un reembolso')).toEqual(['refund']);
});

it('finds several in what is said over several messages, and says which message it was', () => {
  const found = match(['Hello', 'Where is my refund?', 'And when does my parcel arrive?']);
  expect(new Map(found.map(({ id, text }) => [id, text]))).toEqual(
    new Map([
      ['refund', 1],
      ['delivery', 2],
    ]),
  );
});

it('puts nothing under a tag for what is about something else, or under one that nobody described', () => {
  expect(ids('Do you sell blue shoes?')).toEqual([]);
  expect(ids('', '😀', '12345')).toEqual([]);
  expect(createTagMatcher([])(['Where is my refund?'])).toEqual([]);
});

it('learns from what is said in a workspace which words tell little, and which go with a tag', () => {
  const chatter = Array.from({ length: 300 }, (_, n) => `My order number ${String(n)} in the shop`);
  const refunds = Array.from({ length: 30 }, () => 'Where is my money back, the reimbursement of the purchase');
  expect(learnSpoken(refunds)).toBeNull();
  const about = [
    { id: 'refund', name: 'Refund', description: 'An order is to be refunded: money back for a purchase' },
  ];
  const spoken = learnSpoken([...chatter, ...refunds]);
  const [before, after] = [createTagMatcher(about), createTagMatcher(about, { spoken })];
  expect(before(['My order in the shop'])).toEqual([]);
  expect(after(['My order in the shop'])).toEqual([]);
  expect(before(['Is the reimbursement coming?'])).toEqual([]);
  expect(after(['Is the reimbursement coming?']).map(({ id }) => id)).toEqual(['refund']);
});

it('names the sentence that spoke for a tag', () => {
  const message = 'Hello there. I ordered shoes last week. Where is my refund? Thanks!';
  expect(findSentence(message, match, 'refund')).toBe('Where is my refund?');
});
