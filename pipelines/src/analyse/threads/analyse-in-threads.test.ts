import { expect, test } from 'vitest';
import { runAnalyseFilter } from '../filter.ts';
import { analyseInThreads } from './analyse-in-threads.ts';

const line = (id: number, text = `Do you ship parcel ${String(id)} to Norway?`) =>
  JSON.stringify({ id, messages: [{ role: 'visitor', text }] });

async function* sent(count: number): AsyncGenerator<string> {
  for (let id = 0; id < count; id += 1) yield line(id);
}

const idsIn = (text: string) => [...text.matchAll(/^\{"id":(\d+)/gm)].map(([, id]) => Number(id));

test('two threads write what one would, in the order of the input', async () => {
  const [one, two]: [string[], string[]] = [[], []];
  await runAnalyseFilter(sent(300), (text) => void one.push(text));
  await analyseInThreads(sent(300), (text) => void two.push(text), { threads: 2 });
  expect(two.join('')).toBe(one.join(''));
});

test('a line that is no conversation is named by its place in the whole input, and those before it are written', async () => {
  let [isLeft, text] = [false, ''];
  async function* spoilt(): AsyncGenerator<string> {
    try {
      yield* sent(100);
      yield '{"id":100}';
      for (let id = 101; ; id += 1) yield line(id);
    } finally {
      isLeft = true;
    }
  }
  const promise = analyseInThreads(spoilt(), (more) => void (text += more), { threads: 2 });
  await expect(promise).rejects.toThrow('line 101: /messages');
  await expect.poll(() => isLeft).toBe(true);
  expect(idsIn(text)).toEqual(Array.from({ length: 100 }, (_, id) => id));
});

test('who sends line by line has each answered before the next', async () => {
  let answer: (text: string) => void = () => undefined;
  async function* talk(): AsyncGenerator<string> {
    for (const id of [1, 2, 3]) {
      const answered = new Promise<string>((resolve) => (answer = resolve));
      yield line(id);
      expect(idsIn(await answered)).toEqual([id]);
    }
  }
  await analyseInThreads(talk(), (text) => void answer(text), { threads: 2 });
});

test('a reader that stands still holds the input back', async () => {
  let read = 0;
  async function* counted(): AsyncGenerator<string> {
    for await (const each of sent(5_000)) {
      read += 1;
      yield each;
    }
  }
  const reader = Promise.withResolvers<void>();
  const done = analyseInThreads(counted(), () => reader.promise, { threads: 2 });
  await expect.poll(() => read).toBeGreaterThan(100);
  // Time enough to read all of it, were nothing in the way.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(read).toBeLessThan(1_000);
  reader.resolve();
  await done;
  expect(read).toBe(5_000);
});
