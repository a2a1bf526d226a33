import type { Answer, ApiInUse } from './use-api.ts';

export type Json = Record<string, unknown>;

/** What /v1 says to a write: of each item, or what is wrong. */
export type WriteAnswer = Omit<Answer, 'body'> & { body: Json & { items: Json[]; errors: Json[] } };

/** Posts to /v1/`path` under a request id of its own. */
export async function postTo(
  api: ApiInUse,
  path: string,
  body: string | object,
  headers: Record<string, string> = {},
): Promise<WriteAnswer> {
  const given = await api.call('POST', path, body, { headers: { 'x-request-id': 'test-request', ...headers } });
  return given as WriteAnswer;
}

export function message(conversation: string, id: string, more: Json = {}): Json {
  return { type: 'message', conversation, id, role: 'visitor', text: `text of ${id}`, ...more };
}
