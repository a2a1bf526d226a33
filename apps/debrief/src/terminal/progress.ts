/** Tells a waiting person what goes on. On a terminal one line is kept up to date, elsewhere each step is a line. */
export interface Progress {
  /** Runs `work` as a step; steps may overlap. */
  step: <Result>(label: string, work: () => Promise<Result>) => Promise<Result>;
  /** A line that stays. */
  note: (text: string) => void;
}

/** A step shorter than this leaves no line behind. */
const worthTellingMs = 1_000;

export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const running = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;

  function draw(): void {
    const now = performance.now();
    const steps = [...running].map(([label, since]) => `${label} ${Math.floor((now - since) / 1_000)} s`);
    if (steps.length > 0) stream.write(`\r\x1b[2K… ${steps.join(', ')}`.slice(0, (stream.columns || 80) + 5));
  }

  function clear(): void {
    if (stream.isTTY) stream.write('\r\x1b[2K');
  }

  function note(text: string): void {
    clear();
    stream.write(`${text}\n`);
  }

  async function step<Result>(label: string, work: () => Promise<Result>): Promise<Result> {
    const since = performance.now();
    running.set(label, since);
    if (!stream.isTTY) stream.write(`${label}\n`);
    else timer ??= setInterval(draw, 250);
    try {
      return await work();
    } finally {
      running.delete(label);
      if (running.size === 0 && timer !== null) {
        clearInterval(timer);
        timer = null;
      }
      const tookMs = performance.now() - since;
      if (tookMs >= worthTellingMs) note(`${label}: ${(tookMs / 1_000).toFixed(1)} s`);
      else clear();
    }
  }

  return { step, note };
}
