import { expect, it } from 'vitest';
import { createTagMatcher } from './match-tags.ts';

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
