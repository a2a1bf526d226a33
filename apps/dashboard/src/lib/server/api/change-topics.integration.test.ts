import { createApiKey, createWorkspace } from '@debrief/db';
import { createKeepTopics } from '@debrief/pipelines/topics/run';
import { beforeEach, expect, it } from 'vitest';
import { describeApi } from './describe-api.ts';
import { topicListSchema, wholeTopicSchema } from './topic-views.ts';
import { useApi } from './testing/use-api.ts';

const api = useApi();

const texts = [
  ...['opening hours?', 'opening hours on Sunday', 'your opening hours', 'the opening hours please'],
  ...['I forgot my password', 'reset my password please', 'password does not work', 'my password is wrong'],
];

beforeEach(async () => {
  const items = texts.map((text, index) => ({
    ...{ type: 'message', conversation: `c${String(index)}`, id: 'm', role: 'visitor', text },
  }));
  await call('batch', { items });
  await api.sql`insert into question (message_id, ordinal, workspace_id, conversation_id, text, answered)
    select id, 0, workspace_id, conversation_id, text, 'no' from message where workspace_id = ${api.workspaceId}`;
  await createKeepTopics({ sql: api.sql })(api.workspaceId);
});

const call = (path: string, body?: object, as = api.key) => api.call(body ? 'POST' : 'GET', path, body, { as });

const topic = async (number: number) => wholeTopicSchema.parse((await call(`topics/${String(number)}`)).body);
const list = async () => topicListSchema.parse((await call('topics')).body).topics;

/** The number of the topic that asks for this. */
async function numberOf(word: string): Promise<number> {
  const found = (await list()).find(({ examples }) => examples.some((text) => text.includes(word)));
  if (!found) throw new Error(`no topic about ${word}`);
  return found.number;
}

it('a topic is renamed once, however often it is asked for', async () => {
  const number = await numberOf('hours');
  const change = { kind: 'rename', id: 'r1', topic: number, label: 'When we are open' };
  expect(await call('topic-changes', change)).toMatchObject({ status: 201, body: { id: 'r1', topic: number } });
  expect(await call('topic-changes', change)).toMatchObject({ status: 200, body: { id: 'r1', topic: number } });
  expect(await topic(number)).toMatchObject({
    label: 'When we are open',
    isDecided: true,
    changes: [{ kind: 'rename' }],
  });
});

it('an id that was given to another change is refused by name', async () => {
  const number = await numberOf('hours');
  await call('topic-changes', { kind: 'rename', id: 'r1', topic: number, label: 'Open' });
  const other = await call('topic-changes', { kind: 'rename', id: 'r1', topic: number, label: 'Closed' });
  expect(other).toMatchObject({
    status: 409,
    body: { code: 'id_taken', pointer: '/id', detail: expect.stringContaining('"r1"') as unknown },
  });
  expect(other.headers.get('content-type')).toBe('application/problem+json');
  expect((await topic(number)).label).toBe('Open');
});

it('topics are merged, and undone by the id given', async () => {
  const [from, into] = [await numberOf('password'), await numberOf('hours')];
  const change = { kind: 'merge', id: 'm1', from, into };
  expect(await call('topic-changes', change)).toMatchObject({ status: 201, body: { topic: into } });
  expect(await topic(from)).toMatchObject({ number: into, asked: 8, parts: [{ number: from }] });
  expect(await call('topic-changes', { ...change, id: 'm2' })).toMatchObject({
    status: 409,
    body: { code: 'same_topic' },
  });
  expect(await call('topic-changes', change)).toMatchObject({ status: 200 });
  for (let time = 0; time < 2; time += 1) {
    expect(await call('topic-changes/m1/undo', {})).toMatchObject({ status: 200, body: { id: 'm1', undone: true } });
    expect(await topic(from)).toMatchObject({ number: from, asked: 4, parts: [] });
  }
});

it('questions are split off by their ids, and put together again', async () => {
  const number = await numberOf('hours');
  const questions = (await topic(number)).questions.slice(0, 2).map(({ id }) => id);
  const change = { kind: 'split', id: 's1', topic: number, label: 'Sundays', questions };
  const { status, body } = await call('topic-changes', change);
  expect(status).toBe(201);
  const made = Number(body.topic);
  expect(await topic(made)).toMatchObject({ label: 'Sundays', asked: 2 });
  expect(await call('topic-changes', change)).toMatchObject({ status: 200, body: { topic: made } });
  expect(await call('topic-changes', { ...change, id: 's2' })).toMatchObject({
    status: 409,
    body: { code: 'no_questions' },
  });
  const [{ id: actId } = { id: '' }] = (await topic(number)).changes;
  expect(await call(`topic-changes/${actId}/undo`, {})).toMatchObject({ status: 200 });
  expect(await topic(made)).toMatchObject({ number, asked: 4 });
});

it('what is not understood or not there is said, and another workspace has no hand in it', async () => {
  const number = await numberOf('hours');
  const pointerOf = async (body: object) => (await call('topic-changes', body)).body.pointer;
  const split = { kind: 'split', id: 's', topic: number, label: 'x' };
  expect(await pointerOf({ ...split, questions: ['odd'] })).toBe('/questions/0');
  expect(await pointerOf({ ...split, questions: [] })).toBe('/questions');
  expect(await pointerOf({ kind: 'rename', id: 'r', topic: number, label: ' ' })).toBe('/label');
  expect(await pointerOf({ kind: 'rename', topic: number, label: 'x' })).toBe('/id');
  expect(await pointerOf({ kind: 'rename', id: 'r', topic: number, label: 'x', into: 3 })).toBe('/into');
  expect((await call('topic-changes', { kind: 'dance', id: 'd' })).status).toBe(422);
  expect(await call('topic-changes', { kind: 'rename', id: 'r', topic: 99, label: 'x' })).toMatchObject({
    status: 404,
    body: { code: 'unknown_topic' },
  });
  expect(await call('topic-changes/nothing/undo', {})).toMatchObject({ status: 404, body: { code: 'unknown_change' } });

  await call('topic-changes', { kind: 'rename', id: 'r1', topic: number, label: 'Open' });
  const other = await createWorkspace(api.sql, { name: 'Other' });
  const { key: otherKey } = await createApiKey(api.sql, other, { kind: 'secret', name: 'test' });
  expect((await call('topic-changes/r1/undo', {}, otherKey)).status).toBe(404);
  const { key: publicKey } = await createApiKey(api.sql, api.workspaceId, {
    ...{ kind: 'public', name: 'page', origins: ['https://shop.example'] },
  } as never);
  expect((await call('topic-changes/r1/undo', {}, publicKey)).status).toBe(403);
  expect((await topic(number)).label).toBe('Open');
});

it('the description names the paths, and says of a question that it is given by its id', () => {
  const { paths, components } = describeApi() as {
    paths: Record<string, object>;
    components: { schemas: Record<string, object> };
  };
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/v1/topic-changes', '/v1/topic-changes/{id}/undo']));
  expect(JSON.stringify(components.schemas.TopicChange)).toContain('As `/v1/topics/{id}` gives it');
  expect(JSON.stringify(components.schemas.TopicList)).toContain('#/components/schemas/Topic');
});
