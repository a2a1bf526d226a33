import { describe, expect, test } from 'vitest';
import { createRandom } from '../engine/random.ts';
import { createDealer, writeText, type Wording } from '../engine/write-text.ts';
import { drawPerson } from '../people/draw-person.ts';
import { phrases } from '../phrases/index.ts';
import type { Language, Step, Talk } from '../script.ts';
import { createSlots } from '../shop/fill-slots.ts';
import { scenarios } from './index.ts';

const everyTalk = scenarios.flatMap((scenario) =>
  (Object.entries(scenario.talk) as [Language, Talk][]).map(([language, talk]) => ({ scenario, language, talk })),
);

/** Every turn of a script, whichever way it may go. */
function flatten(steps: readonly Step[]): Step[] {
  return steps.flatMap((step): Step[] => {
    if (step.do === 'maybe') return flatten(step.steps);
    if (step.do === 'when') return [...flatten(step.steps), ...flatten(step.otherwise)];
    if (step.do === 'either') return step.branches.flatMap(([, ...branch]) => flatten(branch));
    return step.do === 'handoff' ? [step, ...flatten(step.reply)] : [step];
  });
}

function alternativesOf(step: Step): readonly string[] {
  if ('say' in step) return step.say;
  if (step.do === 'rate') return step.comments;
  return step.do === 'handoff' ? step.reasons : [];
}

describe('the scenarios', () => {
  test('are at least 48, each with a name of its own', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(48);
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
  });

  test('have nothing in them that cannot be said: no unknown slot, no unclosed brace', () => {
    const deal = createDealer();
    for (const { scenario, language, talk } of everyTalk) {
      const random = createRandom(`${scenario.id}/${language}`);
      const person = drawPerson({ ...scenario, talk: { [language]: talk }, countries: {}, elsewhere: 1 }, random);
      const wording: Wording = {
        random,
        language,
        formal: random.chance(0.5),
        slot: createSlots(person, random, Date.UTC(2026, 10, 18, 9)),
        phrase: (name) => phrases[language][name] && deal(phrases[language][name], random, new Set()),
      };
      const templates = [...new Set(flatten(talk).flatMap(alternativesOf))];
      const markup = /[{}^]|\w\|\w|\[[a-z]+\](?!\()|<[a-z]+>|\bundefined\b/i;
      const said = templates.map((template) => writeText(template, wording));
      expect(
        said.filter((text) => markup.test(text)),
        scenario.id,
      ).toEqual([]);
    }
  });

  test('give every turn something to say, and a recurring opening many ways of saying it', () => {
    for (const { scenario, language, talk } of everyTalk) {
      const steps = flatten(talk);
      expect(
        steps.filter((step) => 'say' in step && step.say.length === 0),
        scenario.id,
      ).toEqual([]);
      const openings = steps.flatMap((step) => (step.do === 'visitor' && step.opening ? step.say : []));
      if (language === 'en' && scenario.count >= 20 && openings.length > 0) {
        expect(openings.length, scenario.id).toBeGreaterThanOrEqual(4);
      }
    }
  });

  test('answer every handoff with a person', () => {
    for (const { scenario, talk } of everyTalk) {
      for (const step of flatten(talk)) {
        if (step.do !== 'handoff') continue;
        expect(
          flatten(step.reply).some(({ do: turn }) => turn === 'operator'),
          scenario.id,
        ).toBe(true);
      }
    }
  });
});

test('every language has the same phrases, each with more than one wording', () => {
  const names = Object.keys(phrases.en).sort();
  for (const pools of Object.values(phrases)) {
    expect(Object.keys(pools).sort()).toEqual(names);
    for (const pool of Object.values(pools)) expect(pool.length).toBeGreaterThan(0);
  }
});
