/** Turns of a conversation that are the same in every scenario and language. */
import { chat, either, fallback, handoff, helpful, maybe, unhelpful, visitor, type Step } from '../script.ts';
import { oneMoreThing } from './extras.ts';

/** The visitor is curious, and asks on. */
const goesOn: readonly Step[] = [
  maybe(0.35, visitor('<ok>')),
  ...oneMoreThing,
  maybe(0.55, maybe(0.3, visitor('<ok>')), ...oneMoreThing, maybe(0.5, ...oneMoreThing)),
  either([4, visitor('<thanks>')], [3, visitor('<thanks>'), chat(['<welcome>'])], [2, visitor('<ok>')], [3]),
];

/** The visitor has what they came for: thanks, a rating, another question, or simply gone. */
export const satisfied: readonly Step[] = [
  helpful(0.13, '<goodComment>'),
  either([4, visitor('<thanks>'), chat(['<welcome>'])], [3, visitor('<thanks>')], [2.6], [7, ...goesOn]),
];

/** The visitor has not got an answer: says so, rates it, asks something else, or leaves. */
export const letDown: readonly Step[] = [
  unhelpful(0.22, '<badComment>'),
  either([3, visitor('<letdown>')], [2, visitor('<letdown>'), chat(['<sorry>'])], [3], [2.4, ...goesOn]),
];

/** The visitor got an answer, only not a good one: has to wait on. */
export const impatient: readonly Step[] = [
  unhelpful(0.15, '<badComment>'),
  either([3, visitor('<impatient>')], [2, visitor('<impatient>'), chat(['<sorry>'])], [3]),
];

export const dontKnow = fallback(['<fallback>']);
export const stillDontKnow = fallback(['<fallbackAgain>']);

/** Asks for a person and gets one when somebody is there. */
export function askHuman(reasons: readonly string[], ...reply: Step[]): Step[] {
  return [visitor('<human>'), chat(['<connecting>']), handoff(reasons, ...reply)];
}
