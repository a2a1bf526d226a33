import { scoreLinear } from '@debrief/pipelines/analyse';
import { expect, test } from 'vitest';
import { createRandom } from './boost.ts';
import { calibrationError, fitPlatt, reliability } from './calibrate.ts';
import { fitRidge } from './ridge.ts';

const random = createRandom(7);
const chances = Array.from({ length: 4_000 }, () => random());
const gold = chances.map((chance) => random() < chance);

test('chances that come true as often as they say have next to no calibration error, others have', () => {
  expect(calibrationError(reliability(chances, gold))).toBeLessThan(0.03);
  expect(calibrationError(reliability(chances.map(Math.sqrt), gold))).toBeGreaterThan(0.1);
});

test('the curve undoes log-odds that were stretched and shifted', () => {
  const stretched = chances.map((chance) => 3 * Math.log(chance / (1 - chance)) + 2);
  const { slope, offset } = fitPlatt(stretched, gold);
  expect(slope).toBeCloseTo(1 / 3, 1);
  expect(offset).toBeCloseTo(-2 / 3, 1);
});

test('the regression finds which features matter, and a heavier penalty makes less of them', () => {
  const rows = Array.from({ length: 600 }, () => Float64Array.from([random(), random()]));
  const target = rows.map(([first = 0]) => Number(random() < 1 / (1 + Math.exp(4 - 8 * first))));
  const examples = { features: ['first', 'second'], rows, target, group: rows.map((_, row) => String(row)) };
  const everyRow = rows.map((_, row) => row);
  const light = fitRidge(examples, everyRow, 1);
  const heavy = fitRidge(examples, everyRow, 500);
  expect(light.weights.first).toBeGreaterThan(5);
  expect(Math.abs(light.weights.second ?? 9)).toBeLessThan(1.5);
  expect(heavy.weights.first).toBeLessThan((light.weights.first ?? 0) / 2);
  expect(scoreLinear(light, { first: 1 })).toBeGreaterThan(scoreLinear(light, { first: 0 }));
});
