/** Who writes what when: one entry per conversation of the sample, before a word is said. */
import { createCalendar, weekOf } from './engine/timetable.ts';
import { createRandom, digest, type Random } from './engine/random.ts';
import { drawPerson, type Person } from './people/draw-person.ts';
import { scenarios } from './scenarios/index.ts';
import type { Scenario } from './script.ts';

export interface PlannedConversation {
  /** The conversation's external id, the same for every `now`. */
  id: string;
  scenario: Scenario;
  person: Person;
  startMs: number;
  week: number;
  isSaleDay: boolean;
  /** Draws everything that is said. */
  random: Random;
}

const RETURNING_SHARE = 0.15;
const REMEMBERED_MS = 35 * 86_400_000;

/** The sample's conversations in the order in which they begin. */
export function planConversations(seed: number, now: Date): PlannedConversation[] {
  const { drawStart } = createCalendar(now);
  const planned = scenarios.flatMap((scenario) =>
    Array.from({ length: scenario.count }, (_, index): PlannedConversation => {
      const name = `${seed}/${scenario.id}/${index}`;
      const random = createRandom(name);
      const person = drawPerson(scenario, random);
      const quantile = (index + random.next()) / scenario.count;
      const { startMs, isSale: isSaleDay } = drawStart(scenario, person.device, person.zone, quantile, random);
      return {
        id: `sample-${digest(name, 12)}`,
        scenario,
        person,
        startMs,
        week: weekOf(startMs, now),
        isSaleDay,
        random,
      };
    }),
  );
  planned.sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1));
  return recogniseVisitors(planned, createRandom(`${seed}/returning`));
}

/** Lets some visitors come back: the same person, place and language, on the same or another device. */
function recogniseVisitors(planned: PlannedConversation[], random: Random): PlannedConversation[] {
  const seen = new Map<string, PlannedConversation[]>();
  return planned.map((conversation) => {
    const { person, startMs } = conversation;
    const key = `${person.country}/${person.city}/${person.language}`;
    const earlier = (seen.get(key) ?? []).filter(
      (past) => past.startMs > startMs - REMEMBERED_MS && past.startMs < startMs - 3_600_000,
    );
    if (earlier.length === 0 || person.device === 'crawler' || !random.chance(RETURNING_SHARE * 2)) {
      seen.set(key, [...(seen.get(key) ?? []), conversation]);
      return conversation;
    }
    const { visitorId, name, email, phone, plan, isKnown, orderCount, care, formal } = random.pick(earlier).person;
    return {
      ...conversation,
      person: { ...person, visitorId, name, email, phone, plan, isKnown, orderCount, care, formal },
    };
  });
}
