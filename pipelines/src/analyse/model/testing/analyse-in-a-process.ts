/** A process that asks the model about several conversations at once; the order of it comes as JSON on stdin. */
import { text } from 'node:stream/consumers';
import { connectPostgres } from '@debrief/db';
import { z } from 'zod';
import { createLocalAnalyser } from '../../local/local-analyser.ts';
import { createModelAnalyser } from '../create-model-analyser.ts';
import { createModelStores } from '../postgres-stores.ts';
import { shop } from './conversations.ts';

const limit = z.number().nullable();
const order = z
  .object({
    databaseUrl: z.string(),
    baseUrl: z.string(),
    spec: z.string(),
    from: z.number(),
    count: z.number(),
    budget: z.number().optional(),
    concurrency: z.number().optional(),
    account: z.object({
      workspaceId: z.string(),
      conversationId: z.string(),
      budget: z.object({ usd: limit, tokens: limit }),
      redactNames: z.boolean(),
      visitor: z.object({ name: z.string().nullable(), email: z.string().nullable() }),
    }),
  })
  .parse(JSON.parse(await text(process.stdin)));

const sql = connectPostgres(order.databaseUrl, { max: 4 });
const analyser = createModelAnalyser({
  model: { spec: order.spec, baseUrl: order.baseUrl, apiKey: 'k' },
  local: createLocalAnalyser(),
  maxOutputTokens: 500,
  budget: { tokens: order.budget ?? null },
  concurrency: order.concurrency ?? 8,
  ...createModelStores(sql, { model: order.spec }),
});
const reasons = await Promise.all(
  Array.from({ length: order.count }, async (_, nth) => {
    const messages = [...shop.messages, { role: 'visitor' as const, text: `Bye ${order.from + nth}.` }];
    const { receipt } = await analyser.analyse({ messages }, { account: order.account });
    return receipt.fallbackReason;
  }),
);
await sql.end();
process.stdout.write(JSON.stringify(reasons));
