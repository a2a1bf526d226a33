type Attributes = Record<string, string | number | boolean | string[]>;

/** Traces of one process, or nothing at all: whoever is given one need not know. */
export interface Telemetry {
  /** Runs the work in a span of its own; `set` adds what is known only then. */
  trace<Result>(
    name: string,
    attributes: Attributes,
    work: (set: (more: Attributes) => void) => Promise<Result>,
  ): Promise<Result>;
  /** Adds to the span that runs now. */
  annotate(attributes: Attributes): void;
  /** Names the span that runs now, for a log line. */
  ids(): { traceId?: string; spanId?: string };
  /** Sends what is left. */
  stop(): Promise<void>;
}

/** Where nobody asked for traces. */
export const noTelemetry: Telemetry = {
  trace: (_name, _attributes, work) => work(() => undefined),
  annotate: () => undefined,
  ids: () => ({}),
  stop: () => Promise.resolve(),
};
