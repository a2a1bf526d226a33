/** `debrief device`: JSON lines {ua} in, {device, browser, os} out, one for one and in order. */
import { parseUserAgent } from './parse-user-agent.ts';

/**
 * Answers each line; blank lines are skipped. What is unknown is `other`, with null for browser and system.
 * Throws a `SyntaxError` naming the line that is no JSON object with a string `ua`.
 */
export async function runDeviceFilter(
  lines: AsyncIterable<string>,
  write: (text: string) => void | Promise<void>,
): Promise<void> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const { device, browser, os } = parseUserAgent(readUserAgent(line, number));
    await write(`${JSON.stringify({ device: device ?? 'other', browser, os })}\n`);
  }
}

function readUserAgent(line: string, number: number): string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new SyntaxError(`line ${number} is not JSON`, { cause });
  }
  if (value !== null && typeof value === 'object' && 'ua' in value && typeof value.ua === 'string') return value.ua;
  throw new SyntaxError(`line ${number} needs a string "ua"`);
}
