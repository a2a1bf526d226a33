import { expect, test } from 'vitest';
import { FilterLineError } from './filter-line.ts';
import { runAnalyseFilter } from './filter.ts';

async function* lines(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}

async function run(...texts: string[]): Promise<Record<string, unknown>[]> {
  const output: Record<string, unknown>[] = [];
  await runAnalyseFilter(lines(...texts), (line) => {
    expect(line.endsWith('\n')).toBe(true);
    output.push(JSON.parse(line) as Record<string, unknown>);
  });
  return output;
}

const line = (id: string | number, ...texts: string[]) =>
  JSON.stringify({
    id,
    messages: texts.map((text, index) => ({ role: index % 2 ? 'bot' : 'visitor', text, ts: 1_700_000_000 + index })),
  });

test('each line gets its analysis, in the order of the input', async () => {
  const output = await run(line('b', 'Do you deliver?', 'Yes, within two days.'), '', line(7, 'hi'));
  expect(output.map(({ id }) => id)).toEqual(['b', 7]);
  expect(output[0]).toMatchObject({ outcome: 'resolved_assumed', analysed_by: expect.stringMatching(/^local@/) });
  expect(Object.keys(output[0] ?? {})).toEqual(
    expect.arrayContaining(['summary', 'evidence', 'outcome', 'sentiment', 'turns', 'questions', 'flags']),
  );
});

test('evidence names the sentence by its text', async () => {
  const [output] = await run(line(1, 'Do you deliver?', 'Yes, within two days.'));
  const evidence = output?.evidence as { sentence: string; message: number; start: number; end: number }[];
  expect(evidence[0]).toEqual({ sentence: 'The visitor asked: “Do you deliver?”', message: 0, start: 0, end: 15 });
});

test('agent is read as operator', async () => {
  const [output] = await run(
    '{"id":1,"messages":[{"role":"visitor","text":"Help me, please"},{"role":"agent","text":"Done."}]}',
  );
  expect(output).toMatchObject({ outcome: 'handed_off', turns: [{ role: 'visitor' }, { role: 'operator' }] });
});

test.each([
  ['{"id":1,', 'line 2: not valid JSON'],
  ['[]', 'line 2: '],
  ['{"id":1}', 'line 2: /messages'],
  ['{"id":1,"messages":[{"role":"robot","text":"x"}]}', 'line 2: /messages/0/role'],
  ['{"id":1,"messages":[{"role":"bot","text":5}]}', 'line 2: /messages/0/text'],
])('a line that is no conversation is named: %s', async (bad, message) => {
  const promise = run(line('a', 'hi'), bad);
  await expect(promise).rejects.toThrow(FilterLineError);
  await expect(promise).rejects.toThrow(message);
});
