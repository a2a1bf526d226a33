/** All flags of a conversation that was read and scored, by either tier. */
import type { AnalyseOptions } from '../analyser.ts';
import type { FoundQuestion } from './find-questions.ts';
import { flagFailures, flagGaps, flagHandoffs, flagRatings, flagTone, type Flag } from './raise-flags.ts';
import type { ReadConversation } from './read-conversation.ts';
import type { ScoredAnswer } from './signals/score-turns.ts';
import { flagToneRules } from './tone/flag-tone-rules.ts';

/** A break of a workspace's own rule that is less sure is not shown. */
const TONE_FROM = 0.5;

/**
 * Flags in the order of the conversation, at most one of a kind on one message. A failure is left out where the same
 * answer is a gap; asked for fainter findings (`flagsFrom`), both are given, for whoever knows which of them is shown.
 */
export function findFlags(
  read: ReadConversation,
  answers: readonly ScoredAnswer[],
  questions: readonly FoundQuestion[],
  { flagsFrom, toneRules = [] }: Pick<AnalyseOptions, 'flagsFrom' | 'toneRules'> = {},
): Flag[] {
  const gaps = flagGaps(answers, questions, flagsFrom);
  return onePerKindAndMessage([
    ...gaps,
    ...flagRatings(read),
    ...flagFailures(answers, flagsFrom === undefined ? gaps : [], flagsFrom),
    ...flagHandoffs(read),
    // A member's own rule says more than ours.
    ...flagToneRules(read, toneRules, flagsFrom ?? TONE_FROM),
    ...flagTone(read),
  ]);
}

/** In the order of the conversation; of two of a kind on one message the first stays. */
function onePerKindAndMessage(flags: readonly Flag[]): Flag[] {
  const seen = new Set<string>();
  return flags
    .filter(({ kind, message }) => {
      const key = `${kind} ${message}`;
      return !seen.has(key) && Boolean(seen.add(key));
    })
    .sort((a, b) => a.message - b.message);
}
