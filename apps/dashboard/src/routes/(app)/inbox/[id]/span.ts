/** Words of one message, as the analysis names them. */
export interface Span {
  messageId: string;
  start: number;
  end: number;
}

/** What a flag rests on: its evidence, else all of the message that a member flagged; none for a whole conversation. */
export function wordsBehind({ evidence, messageId }: { evidence: Span[]; messageId: string | null }): Span[] {
  if (evidence.length > 0 || messageId === null) return evidence;
  return [{ messageId, start: 0, end: Number.MAX_SAFE_INTEGER }];
}
