import { expect, test } from 'vitest';
import { runDeviceFilter } from './filter.ts';

async function run(...lines: string[]): Promise<unknown[]> {
  const written: string[] = [];
  await runDeviceFilter(asyncLines(lines), (text) => void written.push(text));
  return written
    .join('')
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));
}

async function* asyncLines(lines: string[]) {
  yield* lines;
}

test('one line out for each line in, in order; the unknown is "other"', async () => {
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
  expect(await run(JSON.stringify({ ua: iphone }), '', '{"ua":""}')).toEqual([
    { device: 'mobile', browser: 'Safari', os: 'iOS' },
    { device: 'other', browser: null, os: null },
  ]);
});

test.each(['nonsense', '[]', '{}', '{"ua":7}'])('a line that is no {ua} is refused by its number: %s', async (line) => {
  await expect(run('{"ua":"x"}', line)).rejects.toThrow(/line 2/);
});
