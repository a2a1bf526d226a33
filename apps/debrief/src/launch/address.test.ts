import { expect, it } from 'vitest';
import { localAddress, welcomeAddress } from './address.ts';

it('is one that this machine can open, also when the server listens everywhere', () => {
  expect(localAddress('127.0.0.1', 3000)).toBe('http://127.0.0.1:3000');
  expect(localAddress('0.0.0.0', 3000)).toBe('http://127.0.0.1:3000');
  expect(localAddress('::', 80)).toBe('http://[::1]:80');
  expect(localAddress('fd00::1', 80)).toBe('http://[fd00::1]:80');
  expect(localAddress('desk.lan', 80)).toBe('http://desk.lan:80');
});

it('is the public one where the desk has one', () => {
  const settings = { origin: 'https://debrief.example.com', host: '0.0.0.0' };
  expect(welcomeAddress(settings, 3000, 'a-b_c')).toBe('https://debrief.example.com/welcome?token=a-b_c');
});
