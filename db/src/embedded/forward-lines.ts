import type { Readable } from 'node:stream';

/** Hands on what a process prints line by line, the last one too when it lacks its line break. */
export function forwardLines(stream: Readable | null, log: ((line: string) => void) | undefined): void {
  if (stream === null) return;
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) log?.(line);
  });
  stream.on('end', () => {
    if (rest !== '') log?.(rest);
  });
}
