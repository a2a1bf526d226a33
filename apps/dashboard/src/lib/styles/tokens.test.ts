import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, seenBy, distance, readTokens, type Rgb, type Vision } from './measure-colour.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const themes = readTokens(css);

const surfaces = ['--bg', '--surface', '--raised', '--hover', '--bubble', '--accent-soft'];
const readable: [text: string, on: string[]][] = [
  ['--text', [...surfaces, '--thumb', '--mark', '--good-soft', '--warn-soft', '--bad-soft', '--info-soft']],
  ['--text-2', [...surfaces, '--warn-soft', '--bad-soft', '--info-soft', '--good-soft']],
  ['--text-3', surfaces],
  ['--accent', surfaces],
  ['--on-accent', ['--accent', '--accent-hover']],
  ['--on-bad', ['--bad', '--bad-hover']],
  ['--good', ['--bg', '--surface', '--raised', '--good-soft']],
  ['--warn', ['--bg', '--surface', '--raised', '--warn-soft']],
  ['--bad', ['--bg', '--surface', '--raised', '--bad-soft']],
  ['--info', ['--bg', '--surface', '--raised', '--info-soft']],
];
const chart = Array.from({ length: 8 }, (_, index) => `--chart-${String(index + 1)}`);

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  function colour(name: string): Rgb {
    const value = themes[theme].get(name);
    if (!value) throw new Error(`tokens.css has no ${name}`);
    return value;
  }

  test.each(readable)('%s can be read wherever it stands', (text, backgrounds) => {
    for (const background of backgrounds) {
      expect(contrast(colour(text), colour(background)), `${text} on ${background}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('lines that bound a control and marks of a chart are seen', () => {
    for (const name of ['--line-strong', '--accent', ...chart]) {
      expect(contrast(colour(name), colour('--surface')), name).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(colour('--line-strong'), colour('--bg'))).toBeGreaterThanOrEqual(3);
  });

  test.each<Vision>(['full', 'protanopia', 'deuteranopia', 'tritanopia'])(
    'with %s vision no two chart colours look alike',
    (vision) => {
      const seen = chart.map((name) => seenBy(vision, colour(name)));
      for (const [index, first] of seen.entries()) {
        for (const [offset, second] of seen.slice(index + 1).entries()) {
          const pair = `${chart[index] ?? ''} and ${chart[index + 1 + offset] ?? ''}`;
          // Five times what side by side is just noticed (0.02 in OKLab).
          expect(distance(first, second), pair).toBeGreaterThanOrEqual(0.1);
        }
      }
    },
  );
});
