/** Why an embedded server could not start; the launcher maps each to one line on the terminal. */
export type EmbeddedServerErrorCode =
  | 'port_in_use'
  | 'data_dir_in_use'
  | 'data_dir_unreachable'
  | 'newer_data_dir'
  | 'older_data_dir'
  | 'missing_binary'
  | 'missing_user'
  | 'start_failed'
  | 'start_timeout';

/** An embedded server could not be started: `code` says why, `message` is one sentence for a person with its remedy. */
export class EmbeddedServerError extends Error {
  readonly code: EmbeddedServerErrorCode;

  constructor(code: EmbeddedServerErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'EmbeddedServerError';
    this.code = code;
  }
}
