import { describe, expect, test } from 'vitest';
import { createRandom } from './random.ts';
import { createDealer, writeText, type Wording } from './write-text.ts';

function wording(overrides: Partial<Wording> = {}): Wording {
  return {
    random: createRandom('test'),
    language: 'en',
    formal: false,
    slot: (name) => (name === 'order' ? '241007' : undefined),
    phrase: (name) => (name === 'thanks' ? '{thanks|thanks}, [order]' : undefined),
    ...overrides,
  };
}

describe('one wording of a written alternative', () => {
  test('chooses in nested braces, fills slots and phrases, and closes the gaps of empty choices', () => {
    expect(writeText('{|}where is {FH-[order]|FH-[order]} {|}? <thanks>', wording())).toBe(
      'where is FH-241007? thanks, 241007',
    );
    expect(writeText('{a{b|b}|a{b|b}}', wording())).toBe('ab');
  });

  test('addresses people as they address the shop', () => {
    expect(writeText('können {Sie^du}', wording({ formal: true }))).toBe('können Sie');
    expect(writeText('können {Sie^du}', wording())).toBe('können du');
  });

  test('leaves the text of a Markdown link alone, and French its blank before a mark', () => {
    expect(writeText('see [returns](/help/returns)', wording())).toBe('see [returns](/help/returns)');
    expect(writeText('vraiment ? oui .', wording({ language: 'fr' }))).toBe('vraiment ? oui.');
  });

  test('refuses a slot or phrase nobody knows, so that no spelling mistake reaches a reader', () => {
    expect(() => writeText('[oder]', wording())).toThrow('no slot called [oder]');
    expect(() => writeText('<thank>', wording())).toThrow('no phrases called <thank>');
  });
});

describe('dealing alternatives', () => {
  test('uses every alternative before one comes back', () => {
    const deal = createDealer();
    const list = ['a', 'b', 'c', 'd'];
    const random = createRandom('deal');
    const round = () => list.map(() => deal(list, random, new Set())).sort();
    expect([round(), round(), round()]).toEqual([list, list, list]);
  });

  test('does not repeat itself within a conversation while it has something else to say', () => {
    const deal = createDealer();
    const list = ['a', 'b', 'c'];
    const random = createRandom('spoken');
    deal(list, random, new Set());
    const spoken = new Set<string>();
    expect(list.map(() => deal(list, random, spoken)).sort()).toEqual(list);
    expect(list).toContain(deal(list, random, spoken));
  });
});
