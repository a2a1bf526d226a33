/** Where the bot breaks a workspace's own rules of tone, found without a model. */
import type { ToneRule } from '../../analyser.ts';
import { toneRuleName } from '../../rules.ts';
import type { Flag } from '../raise-flags.ts';
import type { ReadConversation, ReadMessage } from '../read-conversation.ts';
import { learnExamples, type LikenToExamples } from './examples.ts';
import { readWishes, type Break, type FindBreaks } from './wishes.ts';

interface ReadRule {
  rule: ToneRule;
  wishes: FindBreaks[];
  liken: LikenToExamples | null;
}

/** From this likeness to a bad example on a sentence breaks the rule, as measured (docs/measured/tone-rules.md). */
const ALIKE = 0.25;
/** A finding at exactly that likeness. */
const SCORE_WHEN_ALIKE = 0.5;
/** A good example all but repeated is a good answer, whatever words it holds. */
const SAME_AS_GOOD = 0.9;

/** Reading a rule costs more than using it, and a process uses the same few again and again. */
const readRules = new Map<string, ReadRule>();
const MOST_RULES = 500;

function readRule(rule: ToneRule): ReadRule {
  const key = JSON.stringify([rule.id, rule.name, rule.sentence, rule.good, rule.bad]);
  const known = readRules.get(key);
  if (known) return known;
  if (readRules.size >= MOST_RULES) readRules.clear();
  const read = { rule, wishes: readWishes(rule.sentence), liken: learnExamples(rule) };
  readRules.set(key, read);
  return read;
}

/** Flags of kind `tone`, at most one a message: the rule broken most clearly, and the names of the others. */
export function flagToneRules({ messages }: ReadConversation, rules: readonly ToneRule[], from: number): Flag[] {
  if (rules.length === 0) return [];
  const read = rules.map(readRule);
  return messages.flatMap((message) => {
    if (message.message.role !== 'bot') return [];
    const broken = read
      .map((rule) => ({ rule: rule.rule, breaks: findBreaks(message, rule).filter(({ score }) => score >= from) }))
      .filter(({ breaks }) => breaks.length > 0)
      .sort((a, b) => strongest(b.breaks) - strongest(a.breaks));
    const [first, ...others] = broken;
    if (!first) return [];
    const also = others.length > 0 ? ` It also breaks ${others.map(({ rule }) => `“${rule.name}”`).join(', ')}.` : '';
    return [
      {
        kind: 'tone',
        message: message.index,
        score: strongest(first.breaks),
        rule: toneRuleName(first.rule.id),
        reason: `This breaks your rule “${first.rule.name}”: ${asSentence(first.rule.sentence)}${also}`,
        evidence: first.breaks.slice(0, 4).map(({ start, end }) => ({ message: message.index, start, end })),
      },
    ];
  });
}

function findBreaks(message: ReadMessage, { rule, wishes, liken }: ReadRule): Break[] {
  if (rule.good.some((example) => isSame(example, message.message.text))) return [];
  const learned = liken
    ? message.sentences.flatMap(({ start, end, words }): Break[] => {
        const alike = liken(words);
        return alike < ALIKE * 0.6 ? [] : [{ start, end, score: Math.min(0.95, (SCORE_WHEN_ALIKE * alike) / ALIKE) }];
      })
    : [];
  return [...wishes.flatMap((find) => find(message)), ...learned].sort((a, b) => b.score - a.score);
}

function isSame(example: string, text: string): boolean {
  const bare = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const [a, b] = [bare(example), bare(text)];
  return a.length >= b.length * SAME_AS_GOOD && a.includes(b);
}

function strongest(breaks: readonly Break[]): number {
  return breaks.reduce((most, { score }) => Math.max(most, score), 0);
}

function asSentence(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}
