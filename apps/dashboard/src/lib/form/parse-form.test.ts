import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseForm } from './parse-form.ts';

const schema = z.object({
  email: z.email('Enter an e-mail address.'),
  password: z.string().min(10, 'Use at least 10 characters.').regex(/\d/, 'Use a digit.'),
});

function posted(values: Record<string, string>): Request {
  return new Request('http://desk/', { method: 'POST', body: new URLSearchParams(values) });
}

test('a good form gives its values', async () => {
  const { data } = await parseForm(posted({ email: 'anna@shop.example', password: 'correct horse 1' }), schema);
  expect(data).toEqual({ email: 'anna@shop.example', password: 'correct horse 1' });
});

test('each field is told its first problem, and what was typed comes back without the secrets', async () => {
  const { refused } = await parseForm(posted({ email: 'anna', password: 'short' }), schema);
  expect(refused?.status).toBe(400);
  expect(refused?.data).toEqual({
    errors: { email: 'Enter an e-mail address.', password: 'Use at least 10 characters.' },
    values: { email: 'anna' },
    message: undefined,
  });
});

test('a file where text belongs is a missing field, not a crash', async () => {
  const body = new FormData();
  body.set('email', new File(['x'], 'x.txt'));
  body.set('password', 'correct horse 1');
  const { refused } = await parseForm(new Request('http://desk/', { method: 'POST', body }), schema);
  expect(refused?.data.errors['email']).toBe('Enter an e-mail address.');
});
