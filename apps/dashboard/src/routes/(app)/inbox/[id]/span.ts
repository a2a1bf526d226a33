/** Words of one message, as the analysis names them. */
export interface Span {
  messageId: string;
  start: number;
  end: number;
}
