/**
 * Posts of many clients in few transactions.
 *
 * Posts of one lane (a workspace) wait in a queue while a commit of that lane is in flight; what gathered meanwhile is
 * the next group. An idle lane commits at once: nothing ever waits for company. A post is answered after its commit, with
 * its own results. Large posts need no company and have a side lane of their own, so that an import does not stand in
 * the way of a chat.
 *
 * A group that fails is committed again post by post, so that one that cannot be stored fails alone; unless the database
 * is away, when all are told so. What waits is bounded in bytes, and in time.
 */

export interface GroupCommitOptions<Lane, Item, Result> {
  /** Items given together are written together or not at all; one result each, in their order. */
  commit: (lane: Lane, items: Item[]) => Promise<Result[]>;
  /** Posts with an equal key may share a commit. */
  laneKey: (lane: Lane) => string;
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
}

const LARGE_IN_FLIGHT = 2;

/** See the head of this file. */
export function createGroupCommit<Lane, Item, Result>({
  commit,
  laneKey,
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
    const queue = queues.get(key) ?? { lane, posts: [], inFlight: 0, maxInFlight: isLarge ? LARGE_IN_FLIGHT : 1 };
    queues.set(key, queue);
    queue.posts.push(post);
    commitNext(key, queue);
  }

  function commitNext(key: string, queue: Queue<Lane, Item, Result>): void {
    while (queue.inFlight < queue.maxInFlight) {
      const group = takeGroup(queue.posts);
      if (group.length === 0) break;
      queue.inFlight += 1;
      void commitGroup(queue.lane, group).finally(() => {
        queue.inFlight -= 1;
        commitNext(key, queue);
      });
    }
    if (queue.inFlight === 0 && queue.posts.length === 0) queues.delete(key);
  }

  /** The oldest posts that still wait, as many as fit into one commit. */
  function takeGroup(posts: Post<Item, Result>[]): Post<Item, Result>[] {
    const group: Post<Item, Result>[] = [];
    let size = 0;
    for (let post = posts[0]; post; post = posts[0]) {
      if (group.length > 0 && size + post.items.length > maxItems) break;
      posts.shift();
      if (!post.waiting) continue;
      group.push(post);
      size += post.items.length;
    }
    return group;
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
