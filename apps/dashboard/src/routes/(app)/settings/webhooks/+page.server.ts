import {
  createWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  MAX_WEBHOOKS,
  parseId,
  retryDelivery,
  rotateWebhookSecret,
  sendTest,
  switchWebhook,
  updateWebhook,
  webhookEvents,
  type WebhookId,
} from '@debrief/db';
import { refuseUrl, type UrlRefusal } from '@debrief/pipelines/webhooks';
import { z } from 'zod';
import { DEBRIEF_SECRET, DEBRIEF_WEBHOOK_ALLOW_PRIVATE } from '$app/env/private';
import { parseForm, refuse } from '#lib/form/parse-form.ts';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { Actions, PageServerLoad } from './$types';

/** Of each webhook. */
const SHOWN_DELIVERIES = 10;

const refusals: Record<UrlRefusal, string> = {
  'not a URL': 'Enter an address: https://example.com/debrief',
  'not https': 'Use https, so that nobody on the way reads it. Only this very machine may be told by http.',
  'a private address': 'This is an address in a private network. DEBRIEF_WEBHOOK_ALLOW_PRIVATE=true lets such be told.',
  'has a name and password': 'Leave name and password out: receivers check the signature instead.',
};

const address = z
  .string()
  .trim()
  .max(2_000, 'Use at most 2,000 characters.')
  .superRefine((url, context) => {
    const refusal = refuseUrl(url, { allowPrivate: DEBRIEF_WEBHOOK_ALLOW_PRIVATE ?? false });
    if (refusal) context.addIssue({ code: 'custom', message: refusals[refusal] });
  });

/** Each event is a box of its own: a form's fields are texts. */
const boxes = Object.fromEntries(webhookEvents.map((event) => [event, z.literal('on').optional()]));
const given = z
  .object({ url: address })
  .and(z.object(boxes))
  .transform(({ url, ...boxed }) => ({
    url,
    events: webhookEvents.filter((event) => (boxed as Record<string, unknown>)[event] === 'on'),
  }))
  .refine(({ events }) => events.length > 0, { path: ['events'], message: 'Choose at least one event.' });
const changed = z.object({ id: z.guid() }).and(given);
const one = z.object({ id: z.guid('This entry is gone. Reload the page.') });
const switched = one.extend({ to: z.enum(['on', 'off']) });

const gone = { errors: {}, values: {}, message: 'This entry is gone, or switched off. Reload the page.' };

export const load: PageServerLoad = async ({ locals, depends }) => {
  depends('debrief:webhooks');
  const { workspaceId, role } = requireMember(locals);
  // Addresses may hold a token: they are the owner's.
  if (role !== 'owner') return { webhooks: [], deliveries: [], events: webhookEvents, mayEdit: false };
  const sql = postgres();
  const [webhooks, deliveries] = await Promise.all([
    listWebhooks(sql, workspaceId),
    listDeliveries(sql, workspaceId, SHOWN_DELIVERIES),
  ]);
  return { webhooks, deliveries, events: webhookEvents, mayEdit: true };
};

export const actions: Actions = {
  create: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, given);
    if (refused) return refused;
    const created = await createWebhook(postgres(), workspaceId, { ...data, sealWith: DEBRIEF_SECRET });
    if (created.outcome === 'full') {
      return refuse(409, { errors: {}, values: {}, message: `There are ${String(MAX_WEBHOOKS)} webhooks already.` });
    }
    // Told here and never again: it is kept under the desk's own secret.
    return { created: { url: data.url, secret: created.secret } };
  },
  update: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, changed);
    if (refused) return refused;
    const { id, ...change } = data;
    return (await updateWebhook(postgres(), workspaceId, webhookId(id), change)) ? { saved: true } : refuse(404, gone);
  },
  /** A new signing secret; the old one signs beside it for a day. */
  rotate: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, one);
    if (refused) return refused;
    const sealWith = { sealWith: DEBRIEF_SECRET };
    const rotated = await rotateWebhookSecret(postgres(), workspaceId, webhookId(data.id), sealWith);
    return rotated ? { rotated } : refuse(404, gone);
  },
  switch: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, switched);
    if (refused) return refused;
    const done = await switchWebhook(postgres(), workspaceId, webhookId(data.id), { on: data.to === 'on' });
    return done ? { switched: data.to } : refuse(404, gone);
  },
  delete: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, one);
    if (refused) return refused;
    return (await deleteWebhook(postgres(), workspaceId, webhookId(data.id))) ? { deleted: true } : refuse(404, gone);
  },
  test: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, one);
    if (refused) return refused;
    return (await sendTest(postgres(), workspaceId, webhookId(data.id))) ? { tested: true } : refuse(404, gone);
  },
  retry: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner');
    const { data, refused } = await parseForm(request, one);
    if (refused) return refused;
    return (await retryDelivery(postgres(), workspaceId, data.id)) ? { retried: true } : refuse(404, gone);
  },
};

/** The schema has said that it is one. */
function webhookId(text: string): WebhookId {
  const id = parseId<WebhookId>(text.toLowerCase());
  if (id === null) throw new TypeError('not an id');
  return id;
}
