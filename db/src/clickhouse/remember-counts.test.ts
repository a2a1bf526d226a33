import { expect, test } from 'vitest';
import { connectClickHouse } from './connect.ts';
import { recall } from './remember-counts.ts';

const clickhouse = connectClickHouse('http://127.0.0.1:9/nowhere');

test('what was answered is found while the parts are the same, by the same question of the same client', () => {
  recall(clickhouse, 'a').keep('2025', 'p1', [{ n: 1 }]);
  expect(recall(clickhouse, 'a').find('2025', 'p1')).toEqual([{ n: 1 }]);
  expect(recall(clickhouse, 'a').find('2025', 'p2')).toBeUndefined();
  expect(recall(clickhouse, 'a').find('2024', 'p1')).toBeUndefined();
  expect(recall(clickhouse, 'b').find('2025', 'p1')).toBeUndefined();
  expect(recall(connectClickHouse('http://127.0.0.1:9/nowhere'), 'a').find('2025', 'p1')).toBeUndefined();
});

test('the question asked longest ago is forgotten for the hundred and first', () => {
  for (let n = 0; n < 100; n += 1) recall(clickhouse, `q${n}`).keep('2025', 'p', []);
  recall(clickhouse, 'q0');
  recall(clickhouse, 'q100').keep('2025', 'p', []);
  expect(recall(clickhouse, 'q1').find('2025', 'p')).toBeUndefined();
  expect(recall(clickhouse, 'q0').find('2025', 'p')).toEqual([]);
});

test('no more rows than fit are kept, of whichever questions', () => {
  const rows = Array.from({ length: 90_000 }, (_, n) => n);
  for (const key of ['x', 'y', 'z']) recall(clickhouse, key).keep('2025', 'p', rows);
  expect(recall(clickhouse, 'x').find('2025', 'p')).toBeUndefined();
  expect(recall(clickhouse, 'y').find('2025', 'p')).toHaveLength(90_000);
  recall(clickhouse, 'all').keep('2025', 'p', [...rows, ...rows, ...rows]);
  expect(recall(clickhouse, 'all').find('2025', 'p')).toBeUndefined();
});
