/** An error as ClickHouse names it: a number, a type in capitals, and the HTTP status it answers with. */
export class SqlError extends Error {
  readonly code: number;
  readonly type: string;

  constructor(code: number, type: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'SqlError';
    this.code = code;
    this.type = type;
  }

  /** The HTTP status, after `exceptionCodeToHTTPStatus` of ClickHouse's HTTPHandler. */
  get status(): number {
    return statuses.get(this.code) ?? 500;
  }
}

const statuses = new Map<number, number>([
  ...[6, 26, 27, 33, 36, 38, 41, 42, 43, 44, 53, 62, 69, 70, 72, 117, 130, 131, 456, 457].map(
    (code) => [code, 400] as const,
  ),
  ...[46, 47, 50, 56, 60, 63, 73, 81, 115, 511].map((code) => [code, 404] as const),
  ...[192, 193, 516].map((code) => [code, 403] as const),
  [194, 401],
  [48, 501],
  [159, 408],
  [202, 503],
  [209, 503],
  [307, 413],
  [439, 503],
]);

/** Any failure of the engine as a `SqlError`; what carries no ClickHouse code becomes 1001 STD_EXCEPTION. */
export function toSqlError(error: unknown): SqlError {
  if (error instanceof SqlError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const match = /Code: (\d+)\. DB::Exception: ([\s\S]*?)\s*\(([A-Z0-9_]*[A-Z]{3}[A-Z0-9_]*)\)\s*$/.exec(text);
  if (!match) return new SqlError(1001, 'STD_EXCEPTION', text, { cause: error });
  return new SqlError(Number(match[1]), match[3] ?? '', match[2] ?? '', { cause: error });
}
