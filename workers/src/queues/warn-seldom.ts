import type { Logger } from 'pino';

/** Logs errors of one kind (by code, else name) once per `everyMs`, and how many were passed over since. */
export function warnSeldom(log: Logger, message: string, everyMs = 10_000): (error: Error) => void {
  const kinds = new Map<string, { at: number; passedOver: number }>();
  return (error) => {
    const { code } = error as { code?: unknown };
    const kind = typeof code === 'string' ? code : error.name;
    const last = kinds.get(kind);
    if (last && Date.now() - last.at < everyMs) {
      last.passedOver += 1;
      return;
    }
    log.warn({ err: error, passedOver: last?.passedOver ?? 0 }, message);
    kinds.set(kind, { at: Date.now(), passedOver: 0 });
  };
}
