/** What a finder reports: a span of the folded text, in UTF-16 units, end exclusive. */
export const redactedKinds = ['EMAIL', 'PHONE', 'CARD', 'IBAN', 'IP', 'SECRET', 'NAME', 'LITERAL'] as const;
export type RedactedKind = (typeof redactedKinds)[number];

export interface Found {
  kind: RedactedKind;
  start: number;
  end: number;
}
