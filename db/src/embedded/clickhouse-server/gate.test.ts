import { expect, it } from 'vitest';
import { createGate } from './gate.ts';

const patient = new AbortController().signal;

it('lets a few in at once and the rest in the order they came', async () => {
  const gate = createGate(1, 10);
  const order: number[] = [];
  const leave = await gate.enter(patient);
  const others = [1, 2].map(async (number) => {
    const leaveNext = await gate.enter(patient);
    order.push(number);
    leaveNext();
  });
  expect(order).toEqual([]);
  leave();
  leave();
  await Promise.all(others);
  expect(order).toEqual([1, 2]);
});

it('forgets those who gave up waiting, and turns away those too many', async () => {
  const gate = createGate(1, 1);
  const leave = await gate.enter(patient);
  const impatient = new AbortController();
  const waiting = gate.enter(impatient.signal);
  await expect(gate.enter(patient)).rejects.toMatchObject({ code: 202, status: 503 });
  impatient.abort(new Error('hung up'));
  await expect(waiting).rejects.toThrow('hung up');
  leave();
  await expect(gate.enter(patient)).resolves.toBeTypeOf('function');
});

it('turns everyone away once closed', async () => {
  const gate = createGate(1, 10);
  await gate.enter(patient);
  const waiting = gate.enter(patient);
  gate.close();
  await expect(waiting).rejects.toMatchObject({ code: 236 });
  await expect(gate.enter(patient)).rejects.toMatchObject({ code: 236 });
});
