import { expect, inject, it } from 'vitest';
import { askRedis } from './ask-redis.ts';
import { checkRedis } from './check-stores.ts';

it('finds a Redis good that is set up as BullMQ requires', async () => {
  expect(await checkRedis(inject('redisUrl'))).toMatchObject({ state: 'good' });
  expect((await askRedis(inject('redisUrl'))).get('maxmemory_policy')).toBe('noeviction');
});

it('names what is wrong with one that refuses the password or is not there', async () => {
  const { host } = new URL(inject('redisUrl'));
  expect(await checkRedis(`redis://:wrong@${host}`)).toMatchObject({
    state: 'bad',
    text: expect.stringMatching(/AUTH|WRONGPASS/),
  });
  expect(await checkRedis('redis://127.0.0.1:1')).toMatchObject({
    state: 'bad',
    text: expect.stringContaining('ECONNREFUSED'),
  });
});
