import type { ToneRule } from '../../analyser.ts';
import { readConversation } from '../read-conversation.ts';
import { flagToneRules } from './flag-tone-rules.ts';

export interface BrokenBy {
  /** Index into the answers given. */
  answer: number;
  /** 0 to 1. */
  score: number;
  /** The words that break the rule most, in UTF-16 code units, end exclusive. */
  start: number;
  end: number;
}

/** Which of these bot answers break a rule, the surest first; each is read by itself, as the analyser reads it. */
export function tryToneRule(rule: ToneRule, answers: readonly string[], from = 0.5): BrokenBy[] {
  return answers
    .flatMap((text, answer) => {
      const read = readConversation({ messages: [{ role: 'bot', text }] });
      const [flag] = flagToneRules(read, [rule], from);
      const [span] = flag?.evidence ?? [];
      return flag && span ? [{ answer, score: flag.score, start: span.start, end: span.end }] : [];
    })
    .sort((a, b) => b.score - a.score || a.answer - b.answer);
}
