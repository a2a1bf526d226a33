/**
 * ClickHouse SQL in pieces. A piece is text written in this repository, with values that are always bound: a plain
 * string cannot be interpolated, so nothing a visitor, a sender or a URL says can become SQL.
 */

export type BoundType = 'String' | 'Array(String)' | 'UUID' | 'Array(UUID)' | 'Int64' | 'UInt64' | 'Float64';

class Bound {
  readonly type: BoundType;
  readonly value: unknown;

  constructor(type: BoundType, value: unknown) {
    this.type = type;
    this.value = value;
  }
}

type Piece = string | Bound;

export class Fragment {
  readonly pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
  }
}

/** A value to bind. */
export function bind(type: BoundType, value: string | number | readonly string[]): Fragment {
  return new Fragment([new Bound(type, value)]);
}

/** An instant as DateTime64(3, 'UTC'); milliseconds are bound, so no time zone or format comes into it. */
export function bindInstant(at: Date): Fragment {
  return ch`fromUnixTimestamp64Milli(${bind('Int64', at.getTime())}, 'UTC')`;
}

/** SQL text with other fragments inside it. */
export function ch(text: TemplateStringsArray, ...inner: Fragment[]): Fragment {
  return new Fragment(text.flatMap((piece, index) => [piece, ...(inner[index]?.pieces ?? [])]));
}

/** Fragments side by side; `empty` when there are none. */
export function join(fragments: readonly Fragment[], separator: string, empty = ''): Fragment {
  if (fragments.length === 0) return new Fragment([empty]);
  return new Fragment(
    fragments.flatMap((fragment, index) => (index > 0 ? [separator, ...fragment.pieces] : fragment.pieces)),
  );
}

/** A name that the code itself chose, such as a column's alias. Throws on anything but letters, digits and `_`. */
export function name(identifier: string): Fragment {
  if (!/^[a-z_][a-z0-9_]*$/.test(identifier)) throw new Error(`"${identifier}" is not a plain identifier`);
  return new Fragment([identifier]);
}

/**
 * Row ids spelled out, each checked to be a UUID. For thousands of them: parameters travel in the URL, which ends at a
 * few kilobytes.
 */
export function uuidList(ids: readonly string[]): Fragment {
  for (const id of ids) if (!UUID.test(id)) throw new Error(`"${id}" is not a UUID`);
  return new Fragment([ids.map((id) => `'${id}'`).join(', ')]);
}

/** Months as 202611, spelled out for the same reason; throws on anything else. */
export function monthList(months: readonly string[]): Fragment {
  for (const month of months) if (!/^\d{6}$/.test(month)) throw new Error(`"${month}" is not a month`);
  return new Fragment([months.map((month) => `'${month}'`).join(', ')]);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The query text with `{p0:Type}` placeholders, and the parameters to send with it. */
export function render(fragment: Fragment): { query: string; params: Record<string, unknown> } {
  const params: Record<string, unknown> = {};
  // A value that stands in the query many times is sent once.
  const keys = new Map<Bound, string>();
  const query = fragment.pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const key = keys.get(piece) ?? `p${keys.size}`;
      keys.set(piece, key);
      params[key] = piece.value;
      return `{${key}:${piece.type}}`;
    })
    .join('');
  return { query, params };
}
