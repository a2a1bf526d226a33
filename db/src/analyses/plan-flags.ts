import type { MessageId } from '../ids.ts';
import type { FlagKind, FlagStatus, TextSpan } from './words.ts';

/** A flag as an analyser found it. */
export interface FoundFlag {
  kind: FlagKind;
  /** Null when it is about the conversation as a whole. */
  messageId: MessageId | null;
  /** 0 to 1. */
  score: number;
  reason: string;
  evidence: TextSpan[];
  /** Names what it rests on, by its strongest reason; absent for a finder that has no rules. */
  rule?: string | null;
}

/** A found flag as the workspace counts it. */
export interface WeighedFlag extends FoundFlag {
  rule: string | null;
  foundScore: number;
  status: 'open' | 'below';
}

export interface StoredFlag extends FoundFlag {
  id: string;
  status: FlagStatus;
  foundScore: number;
  /** An analyser's name, or `member:<id>`. */
  flaggedBy: string;
}

interface Changes {
  /** To insert, or to write over the flag of the same kind and message. */
  write: WeighedFlag[];
  withdraw: StoredFlag[];
}

export interface FlagPlan extends Changes {
  /** Changes that nobody sees: findings below the threshold that stay there. */
  unseen: Changes;
}

export interface FlagFinder {
  name: string;
  /** It looked at the whole content as it stands, so what it did not find is not there. */
  exhaustive: boolean;
}

/** What a visitor did, not what an analyser thinks of it: found at once again, it stands again. */
const plainFacts: ReadonlySet<FlagKind> = new Set(['unhelpful_feedback', 'handoff_requested']);

/**
 * What to write so that the stored flags say what was found. A member's word stands: a flag they decided on or raised
 * is never touched. Only an exhaustive finder withdraws flags, reopens withdrawn ones and speaks over other finders.
 */
export function planFlags(stored: StoredFlag[], found: WeighedFlag[], finder: FlagFinder): FlagPlan {
  const known = new Map(stored.map((flag) => [keyOf(flag), flag]));
  const wanted = strongestOfEach(found);
  const handoffKnown = stored.some((flag) => flag.kind === 'handoff_requested' && flag.status !== 'withdrawn');

  const write = [...wanted.values()].filter((flag) => {
    const old = known.get(keyOf(flag));
    // A request without words is laid at the latest message, and would wander on with each new one.
    if (!old) return finder.exhaustive || flag.kind !== 'handoff_requested' || !handoffKnown;
    if (isMembers(old)) return false;
    if (old.status === 'withdrawn') return finder.exhaustive || plainFacts.has(flag.kind);
    return (finder.exhaustive || old.flaggedBy === finder.name) && !saysTheSame(old, flag);
  });
  const withdraw = finder.exhaustive
    ? stored.filter((flag) => flag.status !== 'withdrawn' && !isMembers(flag) && !wanted.has(keyOf(flag)))
    : [];
  const isSeen = (flag: WeighedFlag) => flag.status === 'open' || known.get(keyOf(flag))?.status === 'open';
  return {
    write: write.filter(isSeen),
    withdraw: withdraw.filter((flag) => flag.status === 'open'),
    unseen: {
      write: write.filter((flag) => !isSeen(flag)),
      withdraw: withdraw.filter((flag) => flag.status === 'below'),
    },
  };
}

function isMembers(flag: StoredFlag): boolean {
  const decided = flag.status === 'right' || flag.status === 'wrong';
  return decided || flag.kind === 'manual' || flag.flaggedBy.startsWith('member:');
}

function keyOf({ kind, messageId }: FoundFlag): string {
  return `${kind} ${messageId}`;
}

function strongestOfEach(found: WeighedFlag[]): Map<string, WeighedFlag> {
  const strongest = new Map<string, WeighedFlag>();
  for (const flag of found) {
    const other = strongest.get(keyOf(flag));
    if (!other || flag.score > other.score) strongest.set(keyOf(flag), flag);
  }
  return strongest;
}

function saysTheSame(old: StoredFlag, flag: WeighedFlag): boolean {
  // The score is stored in 32 bits.
  return (
    Math.fround(old.score) === Math.fround(flag.score) &&
    Math.fround(old.foundScore) === Math.fround(flag.foundScore) &&
    old.status === flag.status &&
    (old.rule ?? null) === flag.rule &&
    old.reason === flag.reason &&
    spansText(old.evidence) === spansText(flag.evidence)
  );
}

function spansText(spans: TextSpan[]): string {
  return spans.map(({ messageId, start, end }) => `${messageId} ${start} ${end}`).join('\n');
}
