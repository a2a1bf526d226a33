/** The rules flags rest on: each names the strongest reason for a flag. A workspace weighs them by its verdicts. */

/** What a rule says, as a member reads it in a list; a tone rule of a workspace says its own name. */
export const ruleWords = {
  'gap.reported': 'The sender said there was no answer',
  'gap.misunderstood': 'The bot did not understand the question',
  'gap.denied': 'The bot said it has no answer',
  'gap.deflected': 'The bot sent the visitor elsewhere',
  'gap.other-matter': 'The reply is about something else',
  'gap.about-sources': 'The reply only says what the sources are about',
  'gap.hedged': 'The reply hedges and settles nothing',
  'gap.no-advice': 'The visitor wanted advice and got none',
  'gap.evasive': 'The reply does not look like an answer',
  'failed.anger': 'The visitor reacted angrily',
  'failed.wanted-human': 'The visitor then asked for a human',
  'failed.gave-up': 'The visitor gave up',
  'failed.dissatisfied': 'The visitor said it did not help',
  'failed.corrected': 'The visitor put the bot right',
  'failed.repeated': 'The visitor had to say it again',
  'failed.asked-again': 'The visitor asked much the same again',
  'failed.bot-repeated': 'The bot repeated itself',
  'failed.misunderstood': 'The bot did not understand the visitor',
  'failed.denied': 'The bot said it could not help',
  'failed.deflected': 'The bot sent the visitor elsewhere',
  'failed.beside-the-point': 'The answer takes up nothing of what was said',
  'failed.unfitting': 'The reply does not fit what was said before',
  'rating.unhelpful': 'The visitor rated the answer unhelpful',
  'handoff.asked': 'The visitor asked for a human',
  'handoff.reported': 'The chat handed over to a human',
  'tone.rude': 'The bot was rude',
  'tone.curt': 'The bot was short with the visitor',
  'model.knowledge_gap': 'The model found a gap',
  'model.failed_answer': 'The model found a failed answer',
  'model.wrong_answer': 'The model found a wrong answer',
  'model.tone': 'The model found fault with the tone',
  'model.handoff_requested': 'The model found a wish for a human',
} as const;

export type BuiltInRule = keyof typeof ruleWords;
/** One of ours, or a workspace's own rule of tone. */
export type Rule = BuiltInRule | `tone:${string}`;

/** Flags of a workspace's own tone rule name it so. */
export function toneRuleName(id: string): Rule {
  return `tone:${id}`;
}

/** What a rule says; `toneNames` gives the names of the workspace's own rules by their ids. */
export function ruleWord(rule: string, toneNames: ReadonlyMap<string, string> = new Map()): string {
  if (rule.startsWith('tone:')) return `Tone: ${toneNames.get(rule.slice('tone:'.length)) ?? 'a rule that is gone'}`;
  return rule in ruleWords ? ruleWords[rule as BuiltInRule] : rule;
}
