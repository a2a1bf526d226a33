import { defineJob, jobs } from '@debrief/pipelines/jobs';
import pino from 'pino';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createAnalyseHandlers } from './analyse.ts';
import { createDeliverWebhookHandler } from './deliver-webhook.ts';
import { createHandler } from './handler.ts';
import { HandlerMismatchError, matchHandlers } from './match-handlers.ts';
import { createRetagHandler } from './retag.ts';

const one = defineJob('one', z.object({}));
const two = defineJob('two', z.object({}));
const handle = (job: typeof one | typeof two) => createHandler(job, async () => ({ status: 'done' }));

it('finds the handler of every job there is', () => {
  const nothing = async () => undefined;
  const handlers = [
    ...createAnalyseHandlers({
      analyseConversations: async () => [],
      request: nothing,
      together: 50,
      log: pino({ level: 'silent' }),
    }),
    createDeliverWebhookHandler({ deliver: async () => ({ outcome: 'nothing' }), requestDue: nothing, bury: nothing }),
    createRetagHandler({ retag: async () => 'nothing', request: nothing, wake: () => undefined }),
  ];
  expect([...matchHandlers(jobs, handlers).keys()]).toEqual(jobs.map((job) => job.name));
});

it('refuses a job without a handler, with two, and a handler without a job, all at once', () => {
  const three = defineJob('two', z.object({}));
  expect(() => matchHandlers([one, two], [handle(one), handle(one)])).toThrow(
    'job "one" has 2 handlers; job "two" has no handler',
  );
  expect(() => matchHandlers([one], [handle(one), handle(two)])).toThrow('a handler is for "two", which is no job');
  expect(() => matchHandlers([two, three], [handle(two)])).toThrow(HandlerMismatchError);
});

it('gives the handler only data that fits, and says what does not', async () => {
  const job = defineJob('typed', z.strictObject({ v: z.literal(1), id: z.uuid() }));
  const handler = createHandler(job, async () => ({ status: 'done' }));
  const options = { signal: new AbortController().signal, hasStalled: false };
  expect(await handler.run({ v: 1, id: crypto.randomUUID() }, options)).toEqual({ status: 'done' });
  expect(await handler.run({ v: 2, id: 'x' }, options)).toMatchObject({ status: 'refused', reason: /\/v .*; \/id / });
  expect(await handler.run(null, options)).toMatchObject({ status: 'refused' });
});
