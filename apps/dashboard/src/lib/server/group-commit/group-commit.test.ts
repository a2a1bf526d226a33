import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGroupCommit, NotTakenError, type GroupCommitOptions } from './group-commit.ts';

class AwayError extends Error {}

/** A store that takes its time, counts, and cannot hold the word "poison". */
function createStore({ commitMs = 5 } = {}) {
  const commits: { lane: string; items: string[] }[] = [];
  const stored: string[] = [];
  let away = false;
  let inFlight = 0;
  let mostInFlight = 0;
  async function commit(lane: string, items: string[]): Promise<string[]> {
    commits.push({ lane, items });
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    await wait(commitMs);
    inFlight -= 1;
    if (away) throw new AwayError();
    if (items.includes('poison')) throw new Error('cannot hold this');
    stored.push(...items);
    return items.map((item) => `${item} stored`);
  }
  return {
    commits,
    stored,
    commit,
    mostInFlight: () => mostInFlight,
    goAway: () => {
      away = true;
    },
  };
}

function group(
  store: ReturnType<typeof createStore>,
  options: Partial<GroupCommitOptions<string, string, string>> = {},
) {
  const isAway = (error: unknown) => error instanceof AwayError;
  return createGroupCommit<string, string, string>({
    commit: store.commit,
    laneKey: (lane) => lane,
    thingOf: (item) => item,
    isAway,
    ...options,
  });
}

describe('group commit', () => {
  it('commits a lone post at once, and those that come meanwhile together', async () => {
    const store = createStore();
    const { submit } = group(store);
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((item) => submit('w', [item], 1)));
    expect(store.commits.map(({ items }) => items)).toEqual([['a'], ['b', 'c', 'd']]);
    expect(answers).toEqual([['a stored'], ['b stored'], ['c stored'], ['d stored']]);
  });

  describe('after a group was answered', () => {
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
    afterEach(() => void vi.useRealTimers());

    /** Commits at once; what was committed, group by group. */
    function quick() {
      const commits: string[][] = [];
      const commit = (_: string, items: string[]) => Promise.resolve(commits.push(items)).then(() => items);
      const { submit } = createGroupCommit<string, string, string>({
        ...{ commit, laneKey: (lane) => lane, thingOf: (item) => item, isAway: () => false },
      });
      const post = (items: string[]) => Promise.all(items.map((item) => submit('w', [item], 1)));
      return { commits, post };
    }

    it('gathers what comes next for a moment, and lets a lone post go at once when that is over', async () => {
      const { commits, post } = quick();
      await post(['a', 'b', 'c']);
      await settled();
      const again = post(['b2', 'c2']);
      await settled();
      expect(commits).toEqual([['a'], ['b', 'c']]);
      await vi.advanceTimersByTimeAsync(10);
      await again;
      expect(commits.at(-1)).toEqual(['b2', 'c2']);

      await settled();
      await vi.advanceTimersByTimeAsync(10);
      // No time passes any more.
      await post(['d']);
      await settled();
      await post(['d2']);
      expect(commits.slice(-2)).toEqual([['d'], ['d2']]);
    });

    it('gathers no longer than it takes to have a good group', async () => {
      const { commits, post } = quick();
      await post(['a', 'b', 'c']);
      await settled();
      const many = Array.from({ length: 16 }, (_, index) => `x${index}`);
      await post(many);
      expect(commits.at(-1)).toEqual(many);
    });
  });

  it('gives every post the results of its own items, in their order', async () => {
    const store = createStore();
    const { submit } = group(store, { maxItems: 50 });
    const posts = Array.from({ length: 200 }, (_, post) =>
      Array.from({ length: post % 7 }, (_, item) => `${post}.${item}`),
    );
    const answers = await Promise.all(posts.map((items) => submit('w', items, 1)));
    expect(answers).toEqual(posts.map((items) => items.map((item) => `${item} stored`)));
    expect(store.commits.every(({ items }) => items.length <= 50)).toBe(true);
    expect(store.commits.length).toBeLessThan(20);
  });

  it('never mixes lanes, and lets them run side by side', async () => {
    const store = createStore();
    const { submit } = group(store);
    await Promise.all(['v', 'w', 'v', 'w', 'v', 'w'].map((lane, index) => submit(lane, [`${lane}${index}`], 1)));
    for (const { lane, items } of store.commits) expect(items.every((item) => item.startsWith(lane))).toBe(true);
    expect(store.mostInFlight()).toBe(2);
  });

  it('goes beside a commit in flight when many wait, and never overtakes what is about the same thing', async () => {
    const store = createStore({ commitMs: 10 });
    const { submit } = group(store, { maxItems: 20, thingOf: (item) => item.replace(/\d+$/, '') });
    const things = ['a', 'b', 'c', 'd'];
    const posts = Array.from({ length: 40 }, (_, turn) => things.map((thing) => submit('w', [`${thing}${turn}`], 1)));
    const others = Array.from({ length: 80 }, (_, index) => submit('w', [`${'x'.repeat(index + 1)}0`], 1));
    await Promise.all([...posts.flat(), ...others]);
    expect(store.mostInFlight()).toBe(2);
    for (const thing of things) {
      const stored = store.stored.filter((item) => item.startsWith(thing)).map((item) => Number(item.slice(1)));
      expect(stored).toEqual(Array.from({ length: 40 }, (_, turn) => turn));
    }
  });

  it('answers nobody before the commit', async () => {
    const store = createStore({ commitMs: 30 });
    const { submit } = group(store);
    const answer = submit('w', ['a'], 1);
    const early = await Promise.race([answer.then(() => 'answered'), wait(15).then(() => 'waiting')]);
    expect(early).toBe('waiting');
    await answer;
    expect(store.stored).toEqual(['a']);
  });

  it('lets a post that cannot be stored fail alone', async () => {
    const store = createStore();
    const { submit } = group(store);
    const posts = ['first', 'a', 'poison', 'b'].map((item) => submit('w', [item], 1));
    const answers = await Promise.allSettled(posts);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(store.stored).toEqual(['first', 'a', 'b']);
    expect(await submit('w', ['after'], 1)).toEqual(['after stored']);
  });

  it('tells all of them when the database is away, without trying one by one', async () => {
    const store = createStore();
    store.goAway();
    const { submit } = group(store);
    const answers = await Promise.allSettled(['a', 'b', 'c'].map((item) => submit('w', [item], 1)));
    for (const answer of answers) expect(answer).toMatchObject({ reason: expect.any(AwayError) as unknown });
    expect(store.commits).toHaveLength(2);
  });

  it('keeps large posts out of the way of small ones', async () => {
    const store = createStore({ commitMs: 20 });
    const { submit } = group(store, { maxItems: 10 });
    const large = Array.from({ length: 5 }, () => submit('w', ['x', 'y', 'z'], 1));
    const order: string[] = [];
    await Promise.all([
      ...large.map((post) => post.then(() => order.push('large'))),
      submit('w', ['chat'], 1).then(() => order.push('small')),
    ]);
    expect(order.indexOf('small')).toBeLessThan(3);
  });

  it('refuses what there is no room for, and has room again when the rest is written', async () => {
    const store = createStore();
    const { submit } = group(store, { maxQueuedBytes: 10 });
    const taken = submit('w', ['a'], 8);
    await expect(submit('w', ['b'], 3)).rejects.toMatchObject({ code: 'overloaded' });
    await taken;
    expect(await submit('w', ['b'], 30)).toEqual(['b stored']);
  });

  it('gives up on a post that waits too long, and does not write it later', async () => {
    const store = createStore({ commitMs: 50 });
    const { submit } = group(store, { maxWaitMs: 20 });
    const [inFlight, waiting] = [submit('w', ['a'], 1), submit('w', ['b'], 1)];
    await expect(inFlight).rejects.toThrow(NotTakenError);
    await expect(waiting).rejects.toMatchObject({ code: 'timed_out' });
    await wait(60);
    expect(store.stored).toEqual(['a']);
  });
});
