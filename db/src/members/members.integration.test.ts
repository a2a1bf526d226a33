import { beforeEach, expect, it } from 'vitest';
import { appendItems } from '../conversations/index.ts';
import { newId, type ConversationId, type MemberId, type WorkspaceId } from '../ids.ts';
import type { Sql } from '../postgres/connect.ts';
import { useWorkspace } from '../testing/index.ts';
import { changeConversations } from '../work/index.ts';
import { createWorkspace } from '../workspaces/index.ts';
import {
  acceptInvitation,
  changeRole,
  createInvitation,
  findMembership,
  listInvitations,
  listMembers,
  readInvitation,
  removeMember,
  revokeInvitation,
  type MemberRole,
} from './index.ts';

const desk = useWorkspace({ max: 4 });
let sql: Sql;
let workspaceId: WorkspaceId;
let owner: { id: MemberId; userId: string };

beforeEach(async () => {
  ({ sql, workspaceId } = desk);
  owner = await join('Anna', 'owner');
});

async function createUser(name: string): Promise<string> {
  const userId = crypto.randomUUID();
  await sql`insert into "user" ${sql({ id: userId, name, email: `${userId}@shop.example` })}`;
  return userId;
}

async function join(name: string, role: MemberRole) {
  const [id, userId] = [newId<MemberId>(), await createUser(name)];
  await sql`insert into member ${sql({ id, workspace_id: workspaceId, user_id: userId, role })}`;
  return { id, userId };
}

async function invite(email = 'ben@shop.example', role: MemberRole = 'operator'): Promise<string> {
  const invited = await createInvitation(sql, workspaceId, { email, role, invitedBy: owner.id });
  if (invited.outcome !== 'created') throw new Error('somebody has this address');
  return invited.token;
}

it('an invitation makes one person a member, once; its token is kept nowhere', async () => {
  const token = await invite();
  expect(await readInvitation(sql, token)).toEqual({
    ...{ email: 'ben@shop.example', role: 'operator', workspaceName: 'W', invitedBy: 'Anna' },
  });
  expect(JSON.stringify(await sql`select * from invitation`)).not.toContain(token);
  const users = await Promise.all(['Ben', 'Eve'].map(createUser));
  const joined = await Promise.all(users.map((user) => acceptInvitation(sql, token, user)));
  expect(joined.filter((each) => each !== null)).toHaveLength(1);
  expect((await listMembers(sql, workspaceId)).map(({ role }) => role)).toEqual(['owner', 'operator']);
  expect(await readInvitation(sql, token)).toBeNull();
});

it('an invitation that was taken back, replaced, or is a week old opens nothing', async () => {
  const first = await invite();
  const second = await invite('ben@shop.example', 'analyst');
  expect(await readInvitation(sql, first)).toBeNull();
  const [pending] = await listInvitations(sql, workspaceId);
  expect(pending).toMatchObject({ email: 'ben@shop.example', role: 'analyst', isExpired: false });
  const other = await createWorkspace(sql, { name: 'Other' });
  expect(pending && (await revokeInvitation(sql, other, pending.id))).toBe(false);
  expect(pending && (await revokeInvitation(sql, workspaceId, pending.id))).toBe(true);
  expect(await acceptInvitation(sql, second, await createUser('Ben'))).toBeNull();
  const late = await invite();
  await sql`update invitation set expires_at = now() - interval '1 second'`;
  expect(await readInvitation(sql, late)).toBeNull();
  expect(await acceptInvitation(sql, late, await createUser('Ben'))).toBeNull();
  expect(await listInvitations(sql, workspaceId)).toMatchObject([{ isExpired: true }]);
});

it('the last owner is neither removed nor made something else, also by two at once', async () => {
  expect(await removeMember(sql, workspaceId, owner.id)).toBe('last-owner');
  expect(await changeRole(sql, workspaceId, { id: owner.id, role: 'analyst' })).toBe('last-owner');
  const second = await join('Ben', 'owner');
  const both = await Promise.all([owner, second].map(({ id }) => removeMember(sql, workspaceId, id)));
  expect(both.toSorted()).toEqual(['done', 'last-owner']);
  expect(await removeMember(sql, workspaceId, newId<MemberId>())).toBe('gone');
});

it('who is removed has no session, no conversation and no place left, and comes back by a new invitation', async () => {
  const ben = await join('Ben', 'operator');
  await sql`insert into session ${sql({ id: 's', user_id: ben.userId, token: 't', expires_at: new Date(Date.now() + 1e6) })}`;
  await appendItems(sql, workspaceId, [{ type: 'message', conversation: 'c', id: 'm', role: 'visitor', text: 'Hi' }]);
  const [row] = await sql<{ id: ConversationId }[]>`select id from conversation where workspace_id = ${workspaceId}`;
  const assign = { ids: row ? [row.id] : [], change: { assigneeId: ben.id }, by: 'api' };
  await changeConversations(sql, workspaceId, assign);
  expect(await removeMember(sql, workspaceId, ben.id)).toBe('done');
  expect(await sql`select from session where user_id = ${ben.userId}`).toHaveLength(0);
  expect(await findMembership(sql, ben.userId)).toBeNull();
  const told = await sql`
    select c.assignee_id as assignee, max(o.revision) = c.revision as told
    from conversation c join outbox o on o.conversation_id = c.id
    where c.workspace_id = ${workspaceId} group by c.id`;
  expect(told).toEqual([{ assignee: null, told: true }]);
  expect(await changeConversations(sql, workspaceId, assign)).toEqual({ outcome: 'unknown', what: 'member' });
  expect(await acceptInvitation(sql, await invite(), ben.userId)).toMatchObject({ memberId: ben.id });
  expect(await findMembership(sql, ben.userId)).toMatchObject({ memberId: ben.id, role: 'operator' });
});
