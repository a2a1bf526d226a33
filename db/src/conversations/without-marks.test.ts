import { expect, test } from 'vitest';
import { withoutMarks } from './without-marks.ts';

test.each([
  ['**Hi** there, *you* and __you__ and ~~them~~', 'Hi there, you and you and them'],
  ['half a**word** and snake_case_names and 3 * 4 * 5', 'half aword and snake_case_names and 3 * 4 * 5'],
  ['2 ** 3 is left, as is **this', '2 ** 3 is left, as is **this'],
  ['# Head\n\n- one\n2. two\n> - [x] three', 'Head\n\none\ntwo\nthree'],
  ['[**our** shop](https://shop.example/a_b_(c) "Shop") and <https://a.example>', 'our shop and https://a.example'],
  ['![the _receipt_](https://a.example/x.png)', 'the receipt'],
  ['run `npm **i**` now', 'run npm **i** now'],
  ['```sh\n# not a heading\n```\nDone', '# not a heading\nDone'],
  ['1 \\* 2 \\* 3', '1 * 2 * 3'],
  ['Above\n\n---\n\nBelow', 'Above\n\n\nBelow'],
  ['| Model | Price |\n|:--|--:|\n| **Urban** | 49 € |\n\na | b', 'Model · Price\nUrban · 49 €\n\na | b'],
  ['我想要**退款**，谢谢', '我想要退款，谢谢'],
])('“%s” reads “%s”', (markdown, plain) => {
  expect(withoutMarks(markdown)).toBe(plain);
});

test('marks without end are text, however many', () => {
  for (const mark of ['`', '**', '_x', '[', '[x](', '![', '> ', '|', '\\']) {
    const many = mark.repeat(20_000);
    expect(withoutMarks(many).length).toBeLessThanOrEqual(many.length);
  }
});
