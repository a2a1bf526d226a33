import { expect, it } from 'vitest';
import { createEnricher } from '../enrich/index.ts';
import { MAX_TEXT_BYTES, refuseItem, toIncomingItem, type BatchItem } from './index.ts';

const message: BatchItem = { type: 'message', conversation: 'c-1', id: 'm-1', role: 'visitor', text: 'hello' };
const enricher = createEnricher({});

it('measures a text in bytes, to the byte', () => {
  expect(refuseItem({ ...message, text: 'x'.repeat(MAX_TEXT_BYTES) })).toBeNull();
  expect(refuseItem({ ...message, text: 'ü'.repeat(MAX_TEXT_BYTES / 2) })).toBeNull();
  expect(refuseItem({ ...message, text: 'ü'.repeat(MAX_TEXT_BYTES / 2) + 'x' })).toMatchObject({
    code: 'text_too_long',
    pointer: '/text',
  });
});

it('keeps what is known of the visitor, and nothing of the address', () => {
  const context = { ip: '203.0.113.7', country: 'de', timezone: 'Europe/Berlin' };
  const item = toIncomingItem({ ...message, at: '2026-11-01T12:00:00+02:00', context }, (given) =>
    enricher(given, new Map()),
  );
  expect(item).toMatchObject({
    at: new Date('2026-11-01T10:00:00Z'),
    details: { country: 'DE', timeZone: 'Europe/Berlin' },
  });
  expect(JSON.stringify(item)).not.toContain('203.0.113.7');
});

it("takes the connection for the visitor's place only with a visitor's message, unless the sender says more", () => {
  const edge = new Map([['cf-ipcountry', 'FR']]);
  const enrich = (given: object) => enricher(given, edge);
  expect(toIncomingItem(message, enrich)).toMatchObject({ details: { country: 'FR' } });
  expect(toIncomingItem({ ...message, role: 'bot' }, enrich)).toMatchObject({ details: undefined });
  expect(toIncomingItem({ ...message, role: 'bot', context: { country: 'IT' } }, enrich)).toMatchObject({
    details: { country: 'IT' },
  });
});
