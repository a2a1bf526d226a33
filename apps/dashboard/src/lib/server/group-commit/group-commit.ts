/**
 * Posts of many clients in few transactions.
 *
 * Posts of one lane (a workspace) wait in a queue while a commit of that lane is in flight; what gathered meanwhile is
 * the next group. An idle lane commits at once: a lone post never waits for company. Those who were answered together are
 * about to post again together, so that after such a commit the lane gathers for a moment, or until it has a good group.
 * When what waits is a good group already, another commit goes beside the one in flight, so that Postgres does not stand
 * still while this process works, nor the other way round; a post never overtakes one before it that is about the same
 * thing. A post is answered after its commit, with its own results. Large posts need no company and have a side lane of
 * their own, so that an import does not stand in the way of a chat.
 *
 * A group that fails is committed again post by post, so that one that cannot be stored fails alone; unless the database
 * is away, when all are told so. What waits is bounded in bytes, and in time.
 */

export interface GroupCommitOptions<Lane, Item, Result> {
  /** Items given together are written together or not at all; one result each, in their order. */
  commit: (lane: Lane, items: Item[]) => Promise<Result[]>;
  /** Posts with an equal key may share a commit. */
  laneKey: (lane: Lane) => string;
  /** What an item is about: items of one thing are committed in the order they came. */
  thingOf: (item: Item) => string;
  /** Whether an error speaks of the database and not of what was sent. */
  isAway: (error: unknown) => boolean;
  /** Items of one commit; a post of more than a fifth of it is large. */
  maxItems?: number;
  /** From being posted to being answered. */
  maxWaitMs?: number;
  /** What all lanes may hold together, in bytes as they were sent. */
  maxQueuedBytes?: number;
}

export interface GroupCommit<Lane, Item, Result> {
  /**
   * Resolves to one result per item once they are committed. Throws NotTakenError when there is no room or no answer in
   * time (then it may be committed yet: sending it again is safe), and what `commit` threw otherwise.
   */
  submit: (lane: Lane, items: Item[], bytes: number) => Promise<Result[]>;
}

/** The post was not taken, or not answered in time, because there is too much to do. */
export class NotTakenError extends Error {
  readonly code: 'overloaded' | 'timed_out';

  constructor(code: 'overloaded' | 'timed_out') {
    super(code === 'overloaded' ? 'too much is waiting to be written' : 'writing took too long');
    this.code = code;
  }
}

interface Post<Item, Result> {
  items: Item[];
  /** False once it was answered: by its results, an error, or the end of its time. */
  waiting: boolean;
  resolve: (results: Result[]) => void;
  reject: (error: Error) => void;
}

interface Queue<Lane, Item, Result> {
  lane: Lane;
  posts: Post<Item, Result>[];
  inFlight: number;
  maxInFlight: number;
  /** What the items in flight are about. */
  things: Set<string>;
  /** Items that wait. */
  waitingItems: number;
  /** As many as make a group that is worth a commit beside another. */
  goodGroup: number;
  /** Runs while the lane gathers. */
  gathering: NodeJS.Timeout | null;
}

const IN_FLIGHT = 2;
const LARGE_IN_FLIGHT = 2;
/** A commit costs about as much as writing so many items. */
const GOOD_GROUP = 16;
/** How long those who were answered together may take to post again. */
const GATHER_MS = 4;

/** See the head of this file. */
export function createGroupCommit<Lane, Item, Result>({
  commit,
  laneKey,
  thingOf,
  isAway,
  maxItems = 500,
  maxWaitMs = 20_000,
  maxQueuedBytes = 64 * 1024 * 1024,
}: GroupCommitOptions<Lane, Item, Result>): GroupCommit<Lane, Item, Result> {
  const queues = new Map<string, Queue<Lane, Item, Result>>();
  let queuedBytes = 0;

  function submit(lane: Lane, items: Item[], bytes: number): Promise<Result[]> {
    // One alone is always taken: a post larger than the room would otherwise never be.
    if (queuedBytes > 0 && queuedBytes + bytes > maxQueuedBytes) return Promise.reject(new NotTakenError('overloaded'));
    queuedBytes += bytes;

    return new Promise<Result[]>((resolve, reject) => {
      const settle = () => {
        if (!post.waiting) return false;
        post.waiting = false;
        queuedBytes -= bytes;
        clearTimeout(timer);
        return true;
      };
      const post: Post<Item, Result> = {
        items,
        waiting: true,
        resolve: (results) => {
          if (settle()) resolve(results);
        },
        reject: (error) => {
          if (settle()) reject(error);
        },
      };
      const timer = setTimeout(() => {
        post.reject(new NotTakenError('timed_out'));
      }, maxWaitMs);
      enqueue(lane, post);
    });
  }

  function enqueue(lane: Lane, post: Post<Item, Result>): void {
    const isLarge = post.items.length > maxItems / 5;
    const key = isLarge ? `${laneKey(lane)} large` : laneKey(lane);
    const queue = queues.get(key) ?? {
      ...{ lane, posts: [], things: new Set<string>(), inFlight: 0, waitingItems: 0 },
      maxInFlight: isLarge ? LARGE_IN_FLIGHT : IN_FLIGHT,
      goodGroup: isLarge ? 1 : GOOD_GROUP,
      gathering: null,
    };
    queues.set(key, queue);
    queue.posts.push(post);
    queue.waitingItems += post.items.length;
    commitNext(key, queue);
  }

  function commitNext(key: string, queue: Queue<Lane, Item, Result>): void {
    while (mayCommit(queue)) {
      const { group, things } = takeGroup(queue);
      if (group.length === 0) break;
      queue.inFlight += 1;
      for (const thing of things) queue.things.add(thing);
      void commitGroup(queue.lane, group).finally(() => {
        queue.inFlight -= 1;
        for (const thing of things) queue.things.delete(thing);
        if (group.length > 1) gather(key, queue);
        commitNext(key, queue);
      });
    }
    if (queue.inFlight === 0 && queue.posts.length === 0 && !queue.gathering) queues.delete(key);
  }

  function mayCommit({
    inFlight,
    maxInFlight,
    waitingItems,
    goodGroup,
    gathering,
  }: Queue<Lane, Item, Result>): boolean {
    if (waitingItems >= goodGroup) return inFlight < maxInFlight;
    return inFlight === 0 && !gathering;
  }

  function gather(key: string, queue: Queue<Lane, Item, Result>): void {
    queue.gathering ??= setTimeout(() => {
      queue.gathering = null;
      commitNext(key, queue);
    }, GATHER_MS);
  }

  /** The oldest posts that still wait and may go, as many as fit into one commit, and what they are about. */
  function takeGroup(queue: Queue<Lane, Item, Result>): { group: Post<Item, Result>[]; things: Set<string> } {
    const group: Post<Item, Result>[] = [];
    const things = new Set<string>();
    const passedOver = new Set<string>();
    const left: Post<Item, Result>[] = [];
    let size = 0;
    for (const [index, post] of queue.posts.entries()) {
      if (group.length > 0 && size + post.items.length > maxItems) {
        left.push(...queue.posts.slice(index));
        break;
      }
      if (!post.waiting) {
        queue.waitingItems -= post.items.length;
        continue;
      }
      const about = post.items.map(thingOf);
      if (about.some((thing) => queue.things.has(thing) || passedOver.has(thing))) {
        for (const thing of about) passedOver.add(thing);
        left.push(post);
        continue;
      }
      for (const thing of about) things.add(thing);
      group.push(post);
      size += post.items.length;
      queue.waitingItems -= post.items.length;
    }
    queue.posts = left;
    return { group, things };
  }

  /** Answers every post of the group; never rejects. */
  async function commitGroup(lane: Lane, group: Post<Item, Result>[]): Promise<void> {
    try {
      const results = await commit(
        lane,
        group.flatMap((post) => post.items),
      );
      let start = 0;
      for (const post of group) {
        post.resolve(results.slice(start, start + post.items.length));
        start += post.items.length;
      }
    } catch (error) {
      if (group.length === 1 || isAway(error)) {
        const cause = error instanceof Error ? error : new Error('the commit failed', { cause: error });
        for (const post of group) post.reject(cause);
        return;
      }
      for (const post of group) await commitGroup(lane, [post]);
    }
  }

  return { submit };
}
