import { expect, test } from 'vitest';
import { nameOf, planFaults } from './plan-faults.ts';

const options = { seed: 7, kills: 30, seconds: 200, redis: true, smallDisks: true };

test('a seed makes the plan repeat, another one makes another plan', () => {
  expect(planFaults(options)).toEqual(planFaults(options));
  expect(planFaults(options)).not.toEqual(planFaults({ ...options, seed: 8 }));
});

test('the plan kills as often as asked for, every target about as often', () => {
  const kills = planFaults(options).flatMap(({ fault }) => (fault.kind === 'kill' ? [fault] : []));
  expect(kills).toHaveLength(30);
  const atAnyMoment = kills.filter(({ amid }) => amid === undefined).map(({ target }) => target);
  const times = [...Map.groupBy(atAnyMoment, (target) => target).values()].map((each) => each.length);
  expect(times).toHaveLength(7);
  expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1);
});

test('some kills come amid a rebuild, a repair and a frozen batch', () => {
  const amid = planFaults(options).flatMap(({ fault }) => (fault.kind === 'kill' && fault.amid ? [fault.amid] : []));
  expect(amid.sort()).toEqual(['frozen batch', 'frozen batch', 'rebuild', 'rebuild', 'repair', 'repair']);
});

test('what the machine cannot do is not planned', () => {
  const names = planFaults({ ...options, redis: false, smallDisks: false }).map(({ fault }) => nameOf(fault));
  expect(names.filter((name) => /Redis|FLUSHALL|full/.test(name))).toEqual([]);
  expect(names).toContain('ClickHouse deleted while stopped');
  expect(names).toContain('ClickHouse deleted while running');
});

test('the faults are spread over about the time of the load', () => {
  const total = planFaults(options).reduce((sum, { afterMs }) => sum + afterMs, 0);
  expect(total).toBeGreaterThan(120_000);
  expect(total).toBeLessThan(280_000);
});
