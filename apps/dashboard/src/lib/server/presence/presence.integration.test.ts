import { connectPostgres, newId, type ConversationId, type MemberId, type Sql, type WorkspaceId } from '@debrief/db';
import { createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createPresence, type Presence } from './presence.ts';

let database: TestDatabase;
let sql: Sql;
let time = 0;
let here: Presence;
let elsewhere: Presence;
let workspaceId: WorkspaceId;
let conversationId: ConversationId;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = connectPostgres(database.url, { max: 4 });
  // Two processes of one desk, as far as Postgres can tell.
  [here, elsewhere] = [createPresence({ sql, now: () => time }), createPresence({ sql, now: () => time })];
});
afterAll(async () => {
  await here.stop();
  await elsewhere.stop();
  await sql.end();
  await database.drop();
});
beforeEach(() => {
  [workspaceId, conversationId] = [newId<WorkspaceId>(), newId<ConversationId>()];
});

const jonas = newId<MemberId>();
const anna = newId<MemberId>();

const jonasIs = (doing: 'viewing' | 'typing' | 'gone') =>
  elsewhere.note({ workspaceId, conversationId, memberId: jonas, name: 'Jonas', doing });
const annaSees = () =>
  here
    .note({ workspaceId, conversationId, memberId: anna, name: 'Anna', doing: 'viewing' })
    .map(({ name, doing }) => `${name} ${doing}`);

/** Pages say their word every few seconds: one that was lost, or overtaken by an older one, is said again. */
function sayAndLook(doing: 'viewing' | 'typing' | 'gone') {
  return () => {
    jonasIs(doing);
    return annaSees();
  };
}
const heard = (doing: 'viewing' | 'typing') => expect.poll(sayAndLook(doing)).toEqual([`Jonas ${doing}`]);

it('a member at another process is seen, with what they do, until they leave', async () => {
  await heard('viewing');
  await heard('typing');
  await expect.poll(sayAndLook('gone')).toEqual([]);
});

it('one who is silent is gone after ten seconds', async () => {
  await heard('typing');
  await expect
    .poll(() => {
      time += 10_001;
      return annaSees();
    })
    .toEqual([]);
});

it('nobody sees into another workspace, nor themselves', async () => {
  await heard('typing');
  workspaceId = newId<WorkspaceId>();
  expect(annaSees()).toEqual([]);
});
