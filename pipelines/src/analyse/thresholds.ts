/** From which chance on a learned finding is shown to people. A workspace may move these; this is where they start. */

/** The kinds of flag whose score is a learned chance; every other kind is stated outright, not weighed. */
export const weighedKinds = ['knowledge_gap', 'failed_answer'] as const;
export type WeighedKind = (typeof weighedKinds)[number];

/** Each 0 to 1: at this score or above, an answer is flagged. Lower shows more, of which more are false. */
export type Thresholds = Record<WeighedKind, number>;

export const defaultThresholds: Readonly<Thresholds> = {
  /** Chance that the bot left the question without an answer, in whole or in part. */
  knowledge_gap: 0.55,
  /** Chance that the answer failed the visitor, where one answer in a hundred does. */
  failed_answer: 0.55,
};

/** The given thresholds, the default where none is given. */
export function resolveThresholds(given: Partial<Thresholds> | undefined): Thresholds {
  return { ...defaultThresholds, ...given };
}
