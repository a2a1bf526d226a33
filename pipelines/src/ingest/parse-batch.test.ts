import { describe, expect, it } from 'vitest';
import { MAX_ITEMS, parseBatch, parseItem } from './index.ts';

const message = { type: 'message', conversation: 'c-1', id: 'm-1', role: 'visitor', text: 'hello' };

function issuesOf(body: unknown) {
  const parsed = parseBatch(body);
  return parsed.ok ? [] : parsed.issues.map(({ pointer, code }) => `${pointer} ${code}`);
}

const withField = (field: string, value: unknown) => ({ items: [message, { ...message, [field]: value }] });

describe('a batch', () => {
  it('may hold every field of the contract', () => {
    const full = {
      ...message,
      at: '2026-11-01T10:00:00.123456+02:00',
      agent: 'default',
      visitor: { id: 'v-1', name: 'Zoë 👋', email: 'z@example.com' },
      context: { userAgent: 'x', ip: '::1', country: 'de', city: 'Köln', language: 'de', timezone: 'Europe/Berlin' },
      sources: [{ title: 't', url: 'u', score: 0.82 }, {}],
      attachments: [{ name: 'a.pdf', url: 'https://a.example/a.pdf', type: 'application/pdf', size: 0 }],
      streaming: false,
      confidence: 0,
      answered: false,
      properties: { plan: 'pro', seats: 3, trial: false, none: null },
    };
    const items = [
      full,
      { type: 'edit', conversation: 'c-1', message: 'm-1', text: 't', at: '2026-11-01T10:00:00Z' },
      { type: 'feedback', conversation: 'c-1', message: 'm-1', rating: 'helpful', comment: 'ok' },
      { type: 'handoff', conversation: 'c-1', reason: 'r' },
      { type: 'end', conversation: 'c-1' },
    ];
    expect(parseBatch({ items })).toEqual({ ok: true, value: items });
  });

  it.each([
    ['no object', 5, [' wrong_type']],
    ['nothing', undefined, [' required']],
    ['no items', {}, ['/items required']],
    ['an empty list', { items: [] }, ['/items too_few']],
    ['a field beside items', { items: [message], extra: 1 }, ['/extra unknown_field']],
    ['an item that is no object', { items: [null] }, ['/items/0 wrong_type']],
    ['an item without type', { items: [{}] }, ['/items/0/type invalid_value']],
    ['an unknown role', withField('role', 'robot'), ['/items/1/role invalid_value']],
    ['a number for text', withField('text', 5), ['/items/1/text wrong_type']],
    ['an empty id', withField('id', ''), ['/items/1/id too_short']],
    ['an id that is too long', withField('id', 'x'.repeat(201)), ['/items/1/id too_long']],
    ['an unknown field', withField('texts', 5), ['/items/1/texts unknown_field']],
    ['a field whose name needs escaping', withField('a/b~c', 5), ['/items/1/a~1b~0c unknown_field']],
    ['a NUL', withField('text', 'a\0b'), ['/items/1/text not_storable']],
    ['a lone surrogate', withField('text', 'a\ud800b'), ['/items/1/text not_storable']],
    ['a lone surrogate in an id', withField('id', '\udc00'), ['/items/1/id not_storable']],
    ['a time without offset', withField('at', '2026-11-01T10:00:00'), ['/items/1/at invalid_format']],
    ['a day that does not exist', withField('at', '2026-02-30T10:00:00Z'), ['/items/1/at invalid_format']],
    ['a time before all chatbots', withField('at', '0000-01-01T00:00:00+14:00'), ['/items/1/at out_of_range']],
    ['too sure a bot', withField('confidence', 1.1), ['/items/1/confidence out_of_range']],
    ['a number beyond numbers', withField('confidence', Infinity), ['/items/1/confidence wrong_type']],
    ['a country by name', withField('context', { country: 'Germany' }), ['/items/1/context/country invalid_format']],
    ['a nested property', withField('properties', { a: {} }), ['/items/1/properties/a wrong_type']],
    ['a NUL in a property', withField('properties', { a: '\0' }), ['/items/1/properties/a not_storable']],
    ['a NUL in a property name', withField('properties', { '\0': 1 }), ['/items/1/properties/\0 not_storable']],
    ['a list for properties', withField('properties', []), ['/items/1/properties wrong_type']],
    ['51 sources', withField('sources', Array<object>(51).fill({})), ['/items/1/sources too_many']],
    [
      'a rating out of the blue',
      { items: [{ type: 'feedback', conversation: 'c', message: 'm', rating: 5 }] },
      ['/items/0/rating invalid_value'],
    ],
  ])('with %s is refused at its place', (_, body, expected) => {
    expect(issuesOf(body)).toEqual(expected);
  });

  it('takes links to the web alone for attachments, twenty at most', () => {
    const file = { name: 'a', url: 'https://a.example/a' };
    const urls = ['javascript:alert(1)', 'data:text/html,x', '//a.example', 'https://', 'file:///etc/passwd'];
    expect(issuesOf(withField('attachments', [file, ...urls.map((url) => ({ name: 'a', url }))]))).toEqual(
      urls.map((_, index) => `/items/1/attachments/${index + 1}/url invalid_format`),
    );
    const many = Array.from({ length: 21 }, () => file);
    expect(issuesOf(withField('attachments', many))).toEqual(['/items/1/attachments too_many']);
    expect(issuesOf(withField('attachments', [{ ...file, size: -1 }, { url: file.url }]))).toEqual([
      '/items/1/attachments/0/size out_of_range',
      '/items/1/attachments/1/name required',
    ]);
  });

  it('names an edit by its time', () => {
    const edit = { type: 'edit', conversation: 'c-1', message: 'm-1', text: 't' };
    expect(issuesOf({ items: [edit] })).toEqual(['/items/0/at required']);
  });

  it('refuses keys that reach for the prototype, wherever they are', () => {
    const poisoned: unknown = JSON.parse(
      `{"items":[{"__proto__":{"role":"bot"},"type":"end","conversation":"c"},
        {"type":"message","conversation":"c","id":"m","role":"bot","text":"","properties":{"__proto__":1}}]}`,
    );
    expect(issuesOf(poisoned)).toEqual([
      '/items/0/__proto__ unknown_field',
      '/items/1/properties/__proto__ unknown_field',
    ]);
    expect(({} as Record<string, unknown>).role).toBeUndefined();
  });

  it('names twenty mistakes at most, and does not look further', () => {
    expect(issuesOf({ items: Array<number>(MAX_ITEMS).fill(0) })).toHaveLength(20);
    expect(issuesOf({ items: Array<number>(MAX_ITEMS + 1).fill(0) })).toEqual(['/items too_many']);
    const wide = Object.fromEntries(Array.from({ length: 99 }, (_, index) => [`k${index}`, 1]));
    expect(issuesOf({ items: [{ ...message, ...wide }] })).toHaveLength(20);
  });
});

describe('a single post', () => {
  it('needs no type, and may name its own', () => {
    const { type, ...rest } = message;
    expect(parseItem('message', rest)).toEqual({ ok: true, value: message });
    expect(parseItem('message', { ...rest, type })).toEqual({ ok: true, value: message });
  });

  it('of another type than its address says is refused', () => {
    const end = { type: 'end', conversation: 'c-1' };
    expect(parseItem('handoff', end)).toMatchObject({ ok: false, issues: [{ pointer: '/type' }] });
  });

  it('that is no object is refused as a whole', () => {
    for (const body of [undefined, null, [], 'text']) {
      expect(parseItem('end', body)).toMatchObject({ ok: false, issues: [{ pointer: '' }] });
    }
  });
});
