import { splitTokens } from './split-tokens.ts';

export interface SearchDocument {
  /** A tsvector in PostgreSQL's own notation. */
  document: string;
  /** Too long to be held whole: the oldest words, or where they stand (which phrases need), are left out. */
  cut: boolean;
}

/** PostgreSQL keeps 256 places per word, none behind 16,383, and one megabyte in all. */
const MAX_PLACES = 255;
const LAST_PLACE = 16_383;
const MAX_BYTES = 900_000;
/** No phrase reaches from one message into the next. */
const GAP = 10;

/** Everything that was said in a conversation as one document: the newest message first, which a cut then spares. */
export function buildDocument(newestFirst: Iterable<string>): SearchDocument {
  const places = new Map<string, number[]>();
  let cut = false;
  let bytes = 0;
  let place = 0;
  for (const text of newestFirst) {
    for (const { token } of splitTokens(text.normalize('NFC'))) {
      place += 1;
      let known = places.get(token);
      if (!known) {
        const size = Buffer.byteLength(token) + 8;
        if (bytes + size > MAX_BYTES) {
          cut = true;
          continue;
        }
        bytes += size;
        places.set(token, (known = []));
      }
      if (place > LAST_PLACE || known.length >= MAX_PLACES || bytes + 2 > MAX_BYTES) cut = true;
      else {
        known.push(place);
        bytes += 2;
      }
    }
    place += GAP;
  }
  return {
    document: [...places].map(([token, at]) => (at.length > 0 ? `'${token}':${at.join(',')}` : `'${token}'`)).join(' '),
    cut,
  };
}
