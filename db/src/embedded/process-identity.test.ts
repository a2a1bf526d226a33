import { expect, it } from 'vitest';
import { processStartedAt, startTicksIn } from './process-identity.ts';

/** What stands behind the name in /proc/<pid>/stat: state, threads and start are the 1st, 18th and 20th. */
function stat(state: string, threads: number): string[] {
  return `${state} 1 7 7 0 -1 4227084 3048 6549 5 0 3 1 3 1 20 0 ${threads} 0 3632469 0`.split(' ');
}

it('a killed process is there until the last of its threads has let go of its ports', () => {
  expect(startTicksIn(stat('S', 11))).toBe('3632469');
  expect(startTicksIn(stat('Z', 2))).toBe('3632469');
  expect(startTicksIn(stat('Z', 1))).toBeNull();
  expect(startTicksIn(stat('X', 1))).toBeNull();
});

it('this process has begun, and none has the number 0', () => {
  expect(processStartedAt(process.pid)).not.toBeNull();
  expect(processStartedAt(0)).toBeNull();
});
