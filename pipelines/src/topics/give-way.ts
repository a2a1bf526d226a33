/**
 * Looking at ten thousand questions takes seconds. Between some hundred of its steps whatever else the process has to do gets
 * its turn: other jobs, their locks' heartbeats, a probe. It costs two microseconds.
 */
import { setImmediate } from 'node:timers/promises';

/** Steps of about a tenth of a millisecond each. */
const STEPS = 64;

/** Lets others run at every so many of a loop's steps; awaited only then: `if (isTurn(step)) await giveWay();`. */
export function isTurn(step: number): boolean {
  return step % STEPS === 0;
}

export async function giveWay(): Promise<void> {
  await setImmediate();
}
