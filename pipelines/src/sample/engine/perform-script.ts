/** Plays a script with one person: who says what when, as the items a chat widget would send. */
import type { BatchItem } from '../../ingest/batch.ts';
import type { BotKind, Branch, Situation, Step } from '../script.ts';
import { createStage, minutes, seconds, type Cue } from './create-stage.ts';
import { isStaffed, nextOpening } from './timetable.ts';

export interface Performance {
  items: BatchItem[];
  /** What each bot message really was, by message id. */
  kinds: ReadonlyMap<string, BotKind>;
  /** The wordings each visitor's message was chosen from, by message id. */
  lines: ReadonlyMap<string, readonly string[]>;
}

const STAFF_ANSWERS = 0.86;
const IMPATIENT_AFTER_MINUTES = 3.5;

/** The whole conversation, also what would lie after `now`: the caller cuts it there. */
export function performScript(cue: Cue): Performance {
  const { scenario, person, week, random } = cue;
  const stage = createStage(cue);
  const situation: Situation = { week, device: person.device, country: person.country, language: person.language };
  /** Branches already taken: nobody asks for helmets twice. */
  const taken = new Set<Branch>();
  let isGone = false;
  let isWaiting = false;
  let hasOperator = false;

  function takeOver(): void {
    isWaiting = false;
    hasOperator = true;
    if (random.chance(0.7)) stage.systemSays(['<joined>']);
    stage.wait(seconds(random.int(8, 40)));
  }

  function handOver({ reasons, reply }: Step & { do: 'handoff' }): void {
    stage.handsOff(reasons);
    isWaiting = true;
    const isOpen = isStaffed(stage.clock());
    if (isOpen && random.chance(STAFF_ANSWERS)) {
      waitInLine();
      takeOver();
      play(reply);
      return;
    }
    stage.wait(seconds(random.int(1, 4)));
    stage.systemSays([isOpen ? '<allBusy>' : '<away>']);
    if (random.chance(0.45)) stage.visitorSays(['<toldToWait>']);
    if (random.chance(0.2)) {
      stage.wait(minutes(random.int(3, 14)));
      stage.visitorSays(['<stillThere>']);
    }
    if (random.chance(0.45)) {
      stage.waitUntil(nextOpening(stage.clock()) + minutes(random.int(4, 85)));
      takeOver();
      // The visitor has long closed the page: the answer stands there for their next visit.
      stage.operatorSays(firstReply(reply));
    } else {
      // What nobody took up is closed at the end of the next working day: a desk is not left waiting for weeks.
      stage.waitUntil(nextOpening(stage.clock()) + minutes(8 * 60));
      stage.ends();
    }
    isGone = true;
  }

  function waitInLine(): void {
    const waitMinutes = 0.6 - Math.log(1 - random.next() * 0.97) * 3;
    if (waitMinutes > IMPATIENT_AFTER_MINUTES && random.chance(0.5)) {
      stage.wait(minutes(waitMinutes * 0.6));
      stage.visitorSays(['<stillThere>']);
      stage.wait(minutes(waitMinutes * 0.4));
    } else stage.wait(minutes(waitMinutes));
  }

  function choose(branches: readonly Branch[]): void {
    const fresh = branches.filter((branch) => !taken.has(branch));
    const branch = random.weighted((fresh.length > 0 ? fresh : branches).map((one) => [one, one[0]]));
    taken.add(branch);
    const [, ...steps] = branch;
    play(steps);
  }

  function play(steps: readonly Step[]): void {
    for (const step of steps) {
      if (isGone) return;
      perform(step);
    }
  }

  function perform(step: Step): void {
    switch (step.do) {
      case 'visitor':
        return stage.visitorSays(step.say, step.opening);
      case 'bot':
        // Once a person has taken over, the bot is silent.
        return hasOperator ? undefined : stage.botSays(step);
      case 'operator':
        return stage.operatorSays(step.say);
      case 'rate':
        return stage.visitorRates(step);
      case 'handoff':
        return handOver(step);
      case 'leave':
        isGone = random.chance(step.chance);
        return;
      case 'pause':
        return stage.wait(minutes(step.minMinutes + random.next() * (step.maxMinutes - step.minMinutes)));
      case 'maybe':
        return random.chance(step.chance) ? play(step.steps) : undefined;
      case 'either':
        return choose(step.branches);
      case 'when':
        return play(step.condition(situation) ? step.steps : step.otherwise);
    }
  }

  play(scenario.talk[person.language] ?? []);
  if (!isWaiting && random.chance(isGone ? 0.3 : 0.6)) stage.ends();
  return { items: stage.items, kinds: stage.kinds, lines: stage.lines };
}

/** What the shop's people say first when they take over, whichever way the talk would then go. */
function firstReply(steps: readonly Step[]): readonly string[] {
  for (const step of steps) {
    if (step.do === 'operator') return step.say;
    if (step.do === 'either') return firstReply(step.branches.flatMap(([, ...branch]) => branch));
  }
  throw new Error('a handoff is never answered');
}
