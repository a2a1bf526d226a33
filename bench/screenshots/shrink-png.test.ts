import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readPng, shrinkPng } from './shrink-png.ts';

/** A PNG of RGB pixels, each row filtered as `filters` say. */
function png(width: number, rows: number[][], filters: number[]): Buffer {
  const chunk = (name: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(name), body]);
    const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const;
    ends[0].writeUInt32BE(body.length);
    ends[1].writeUInt32BE(crc32(named));
    return Buffer.concat([ends[0], named, ends[1]]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const bytes = rows.map((row) => row.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const filtered = bytes.map((row, y) => {
    const at = (line: number, x: number) => (x < 0 ? 0 : (bytes[line]?.[x] ?? 0));
    const kind = filters[y] ?? 0;
    const guess = (x: number) => (kind === 1 ? at(y, x - 3) : kind === 2 ? at(y - 1, x) : kind === 4 ? paeth(x) : 0);
    const paeth = (x: number) => {
      const [a, b, c] = [at(y, x - 3), at(y - 1, x), at(y - 1, x - 3)];
      const near = [a, b, c].map((value) => Math.abs(a + b - c - value));
      return [a, b, c][near.indexOf(Math.min(...near))] ?? 0;
    };
    return [kind, ...row.map((value, x) => (value - guess(x)) & 255)];
  });
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(filtered.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('a picture of few colours keeps every one of them, however its rows were filtered', () => {
  const rows = Array.from({ length: 5 }, (_, y) => Array.from({ length: 7 }, (_, x) => (x * 30 + y * 7) * 0x010203));
  const shrunk = readPng(shrinkPng(png(7, rows, [0, 1, 2, 4, 1])));
  expect(shrunk).toMatchObject({ width: 7, height: 5 });
  expect([...shrunk.pixels]).toEqual(rows.flat());
});

test('of more colours than a palette holds, the commonest stay and the others move a little', () => {
  const surface = 0xf7f8fa;
  const rows = Array.from({ length: 40 }, (_, y) =>
    Array.from({ length: 40 }, (_, x) => (x < 30 ? surface : ((y * 10 + x) * 0x010101) & 0xffffff)),
  );
  const { pixels } = readPng(shrinkPng(png(40, rows, [])));
  expect(new Set(pixels).size).toBeLessThanOrEqual(128);
  for (const [index, colour] of rows.flat().entries()) {
    const drawn = pixels[index] ?? 0;
    if (colour === surface) expect(drawn).toBe(surface);
    for (const shift of [16, 8, 0]) {
      expect(Math.abs(((colour >> shift) & 255) - ((drawn >> shift) & 255))).toBeLessThan(12);
    }
  }
});
