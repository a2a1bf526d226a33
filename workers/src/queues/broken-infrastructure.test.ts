import { expect, it } from 'vitest';
import { isBrokenInfrastructure } from './broken-infrastructure.ts';

const withCode = (code: unknown, options?: ErrorOptions) => Object.assign(new Error('x', options), { code });

it.each(['ECONNREFUSED', 'CONNECTION_CLOSED', '08006', '57P01', '53300', '40001', '40P01', '25006'])(
  'says that %s passes',
  (code) => {
    expect(isBrokenInfrastructure(withCode(code))).toBe(true);
  },
);

it.each(['23505', '22P05', 'ERR_INVALID_ARG_TYPE', 'ENOENT', 8, undefined])('says that %s does not', (code) => {
  expect(isBrokenInfrastructure(withCode(code))).toBe(false);
});

it('looks at causes and at every error of several, and never at the message', () => {
  expect(isBrokenInfrastructure(new Error('outer', { cause: withCode('ECONNRESET') }))).toBe(true);
  expect(isBrokenInfrastructure(new AggregateError([new Error('x'), withCode('ECONNREFUSED')]))).toBe(true);
  expect(isBrokenInfrastructure(new Error('connect ECONNREFUSED 127.0.0.1:5432'))).toBe(false);
  expect(isBrokenInfrastructure('ECONNREFUSED')).toBe(false);
});
