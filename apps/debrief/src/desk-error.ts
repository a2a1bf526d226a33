export type DeskErrorCode =
  | 'settings_invalid'
  | 'node_too_old'
  | 'data_dir_unwritable'
  | 'desk_running'
  | 'port_in_use'
  | 'database_unreachable'
  | 'clickhouse_unreachable'
  | 'build_failed'
  | 'service_failed'
  | 'service_slow'
  | 'input_unreadable'
  | 'file_unreadable'
  | 'no_workspace'
  | 'visitor_unknown'
  | 'workspace_unclear';

/** Something a person can put right: the command line prints the message, which names the remedy, and no stack. */
export class DeskError extends Error {
  readonly code: DeskErrorCode;

  constructor(code: DeskErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'DeskError';
    this.code = code;
  }
}

/** An error's message, or whatever was thrown, as text. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
