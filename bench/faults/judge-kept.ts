import type { Evidence } from './evidence.ts';
import { createVerdict, type Verdict } from './verdict.ts';

/** The Inbox's tabs: sums that are kept, against the same counted now. */
export function judgeCounts({ counts }: Evidence): Verdict {
  const { verdict, examine, blame } = createVerdict('the counts that are kept are right');
  for (const { name, kept, counted } of counts) {
    examine();
    if (kept !== counted) blame('wrong', `${name}: ${kept}, not ${counted}`);
  }
  return verdict;
}

/** Whatever died or was away meanwhile is back: that is no reason to give anything up. */
export function judgeJobs({ conversations, givenUp }: Evidence): Verdict {
  const { verdict, examine, blame } = createVerdict('no job was given up');
  examine(conversations.length);
  for (const reason of givenUp) blame('lost', reason);
  return verdict;
}
