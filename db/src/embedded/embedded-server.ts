/** A server of the one-machine profile, running in a process of its own. */
export interface EmbeddedServer {
  /** With user and password in it. */
  url: string;
  pid: number;
  /** On 127.0.0.1. */
  port: number;
  /** Resolves when the process has ended, by `stop` or by itself. */
  exited: Promise<void>;
  /** Ends the process in order, by force if need be; may be called twice. */
  stop(): Promise<void>;
}
