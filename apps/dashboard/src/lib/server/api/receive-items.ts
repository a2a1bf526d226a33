import {
  idOfItem,
  type AuthenticatedKey,
  type IncomingItem,
  type ItemResult,
  type Refusal,
  type WorkspaceId,
} from '@debrief/db';
import type { EdgeHeaders, VisitorDetails } from '@debrief/pipelines/enrich';
import {
  parseBatch,
  parseItem,
  refuseItem,
  toIncomingItem,
  type BatchItem,
  type Enrich,
  type ItemRefusal,
  type MessageContext,
  type Parsed,
} from '@debrief/pipelines/ingest';
import type { Logger } from 'pino';
import type { GroupCommit } from '../group-commit/group-commit.ts';
import type { Observe } from '../metrics/observe.ts';
import { jsonAnswer } from './answer.ts';
import type { WriteCall, WriteHandler } from './edge.ts';
import { parseJson } from './parse-json.ts';
import { notUnderstood, Problem } from './problem.ts';
import { readBody } from './read-body.ts';

/** Whose conversations, and whether new ones are sample data. */
export interface Lane {
  workspaceId: WorkspaceId;
  sample: boolean;
}

export interface ReceiveDeps {
  groupCommit: GroupCommit<Lane, IncomingItem, ItemResult>;
  enrich: (context: MessageContext, edge: EdgeHeaders) => VisitorDetails;
  log: Logger;
  observe?: Observe;
}

type ItemAnswer =
  { status: 'created' | 'duplicate'; id: string } | { status: 'rejected'; id: string; error: Refusal | ItemRefusal };

/** The handlers that write: each answers after the commit, and only then with a 2xx. */
export function createReceiver({ groupCommit, enrich, log, observe }: ReceiveDeps) {
  async function receive(call: WriteCall, key: AuthenticatedKey, parse: (body: unknown) => Parsed<BatchItem[]>) {
    const bytes = await readBody(call.request);
    const parsed = parse(parseJson(bytes));
    if (!parsed.ok) throw notUnderstood(parsed.issues);

    const refusals = parsed.value.map((item) => refuseEdit(item, key) ?? refuseItem(item));
    const enrichThis = enricherOf(call, key, enrich);
    const taken = parsed.value.filter((_, index) => refusals[index] === null);
    const lane = { workspaceId: key.workspaceId, sample: key.sample };
    const { requestId } = call;
    const items = taken.map((item) => ({ ...toIncomingItem(item, enrichThis), requestId }));
    const results = items.length > 0 ? await groupCommit.submit(lane, items, bytes.byteLength) : [];

    const inOrder = results.values();
    const answers = parsed.value.map((item, index): ItemAnswer => {
      const refusal = refusals[index];
      if (refusal) return { status: 'rejected', id: idOfItem(item), error: refusal };
      const { value: result } = inOrder.next();
      if (!result) throw new Error('an item has no result');
      return result;
    });
    tell(call, key, parsed.value, answers);
    return answers;
  }

  /** Numbers for the metrics, and for the log: which request brought how much to which workspace. */
  function tell(
    { requestId }: WriteCall,
    { workspaceId }: AuthenticatedKey,
    items: BatchItem[],
    answers: ItemAnswer[],
  ) {
    const counts = { created: 0, duplicate: 0, rejected: 0 };
    for (const { status } of answers) counts[status] += 1;
    for (const status of ['created', 'duplicate', 'rejected'] as const) {
      if (counts[status] > 0) observe?.items(status, counts[status]);
    }
    if (!log.isLevelEnabled('debug')) return;
    const conversations = new Set(items.map((item) => item.conversation)).size;
    log.debug({ requestId, workspaceId, conversations, ...counts }, 'items taken in');
  }

  const batch: WriteHandler = async (call, key) => {
    const answers = await receive(call, key, parseBatch);
    const items = answers.map((answer, index) =>
      answer.status === 'rejected'
        ? { ...answer, error: { ...answer.error, pointer: `/items/${index}${answer.error.pointer}` } }
        : answer,
    );
    return jsonAnswer({ items });
  };

  /** One item, whose type the path says: 201 for a new one, 200 for a repeated one, a problem for a refused one. */
  function single(type: BatchItem['type']): WriteHandler {
    return async function post(call, key) {
      const [answer] = await receive(call, key, (body) => {
        const parsed = parseItem(type, body);
        return parsed.ok ? { ok: true, value: [parsed.value] } : parsed;
      });
      if (!answer) throw new Error('the item has no result');
      if (answer.status === 'rejected') throw refused(answer.error);
      return jsonAnswer(answer, answer.status === 'created' ? 201 : 200);
    };
  }

  return { batch, single };
}

/**
 * What the request's headers say goes to the enricher. A public key is used by the visitor's own browser, so that its
 * address and user agent stand in for what the page did not say; a secret key's request comes from the sender's server.
 */
function enricherOf(
  { request, clientAddress }: WriteCall,
  key: AuthenticatedKey,
  enrich: ReceiveDeps['enrich'],
): Enrich {
  if (key.kind === 'secret') return (context) => enrich(context, request.headers);
  return function enrichFromBrowser(given) {
    const userAgent = given.userAgent ?? request.headers.get('user-agent') ?? undefined;
    const context = { ...given, userAgent };
    const details = enrich(context, request.headers);
    if (details.country !== null || given.ip !== undefined) return details;
    return enrich({ ...context, ip: attempt(clientAddress) }, request.headers);
  };
}

function attempt(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** A public key is in every visitor's hands: nobody changes with it what somebody said, or takes it back. */
function refuseEdit({ type }: BatchItem, { kind }: AuthenticatedKey): ItemRefusal | null {
  if ((type !== 'edit' && type !== 'retraction') || kind === 'secret') return null;
  const what = type === 'edit' ? 'edit' : 'take back';
  return { code: 'key_cannot_edit', detail: `a public key cannot ${what}: use a secret key`, pointer: '' };
}

const refusalStatus: Record<(Refusal | ItemRefusal)['code'], number> = {
  id_conflict: 409,
  ambiguous_conversation: 409,
  unknown_conversation: 404,
  unknown_message: 404,
  not_a_bot_message: 422,
  not_an_operator_message: 422,
  message_is_streaming: 409,
  message_is_retracted: 409,
  key_cannot_edit: 403,
  at_in_future: 422,
  text_too_long: 422,
};

function refused({ code, detail, pointer }: Refusal | ItemRefusal): Problem {
  return new Problem({ status: refusalStatus[code], code, detail, pointer });
}
