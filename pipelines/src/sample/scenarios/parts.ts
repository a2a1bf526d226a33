/** Turns of a conversation that are the same in every scenario and language. */
import { chat, fallback, handoff, helpful, leave, unhelpful, visitor, either, type Step } from '../script.ts';
import { oneMoreThing } from './extras.ts';

/** The visitor has what they came for: thanks, a rating, or simply gone. */
export const satisfied: readonly Step[] = [
  helpful(0.13, '<goodComment>'),
  either(
    [4, visitor('<thanks>'), chat(['<welcome>'])],
    [3, visitor('<thanks>')],
    [3],
    [1.6, visitor('<ok>'), ...oneMoreThing],
    [1.8, ...oneMoreThing],
  ),
];

/** The visitor has not got an answer: says so, rates it, or leaves. */
export const letDown: readonly Step[] = [
  unhelpful(0.22, '<badComment>'),
  either([3, visitor('<letdown>')], [2, visitor('<letdown>'), chat(['<sorry>'])], [4]),
];

export const dontKnow = fallback(['<fallback>']);
export const stillDontKnow = fallback(['<fallbackAgain>']);
export const leaveOften = leave(0.3);

/** Asks for a person and gets one when somebody is there. */
export function askHuman(reasons: readonly string[], ...reply: Step[]): Step[] {
  return [visitor('<human>'), chat(['<connecting>']), handoff(reasons, ...reply)];
}
