import {
  countTags,
  createTag,
  deleteTag,
  listRetaggings,
  MAX_TAG_NAME,
  mergeTags,
  parseId,
  settleTag,
  startRetagging,
  tagColours,
  undoRetagging,
  updateTag,
  type MemberId,
  type RetaggingId,
  type TagId,
  type WorkspaceId,
} from '@debrief/db';
import { z } from 'zod';
import { parseForm, refuse } from '#lib/form/parse-form.ts';
import { wakeReaders } from '#lib/server/live/wake-readers.ts';
import { requireMember, requireRole } from '#lib/server/member-session.ts';
import { postgres } from '#lib/server/stores.ts';
import type { Actions, PageServerLoad } from './$types';

const fields = {
  name: z.string().trim().min(1, 'Enter a name.').max(MAX_TAG_NAME, `Use at most ${MAX_TAG_NAME} characters.`),
  colour: z.enum(tagColours),
  description: z.string().trim().max(500, 'Use at most 500 characters.'),
  /** Also look through the last seven days. */
  retag: z.literal('on').optional(),
};
const newTag = z.object(fields);
const changedTag = z.object({ id: z.uuid(), ...fields });
const mergedTag = z.object({ id: z.uuid(), into: z.uuid('Choose a tag.') });
const oneTag = z.object({ id: z.uuid() });

const GONE = 'This tag is gone. Reload the page.';

export const load: PageServerLoad = async ({ locals, depends }) => {
  depends('debrief:tags');
  const { workspaceId, role } = requireMember(locals);
  const sql = postgres();
  const [tags, retaggings] = await Promise.all([countTags(sql, workspaceId), listRetaggings(sql, workspaceId)]);
  return { tags, retaggings, colours: tagColours, mayEdit: role !== 'analyst' };
};

export const actions: Actions = {
  create: async ({ locals, request }) => {
    const { workspaceId, memberId } = requireRole(locals, 'owner', 'operator');
    const { data, refused } = await parseForm(request, newTag);
    if (refused) return refused;
    const { outcome, tag } = await createTag(postgres(), workspaceId, data);
    if (outcome === 'exists') return refuse(409, { errors: { name: 'There is such a tag already.' }, values: data });
    await retagIfAsked(workspaceId, memberId, tag.id, data);
  },

  /** Looks for a tag in the last seven days. */
  retag: async ({ locals, request }) => {
    const { workspaceId, memberId } = requireRole(locals, 'owner', 'operator');
    const { data, refused } = await parseForm(request, oneTag);
    if (refused) return refused;
    const { outcome } = await startRetagging(postgres(), workspaceId, { tagId: data.id as TagId, memberId });
    if (outcome === 'gone') return refuse(404, { errors: {}, values: data, message: GONE });
    if (outcome === 'busy') return refuse(409, { errors: {}, values: data, message: 'This is under way already.' });
  },

  /** Takes back what that added, and nothing else. */
  undo: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner', 'operator');
    const { data, refused } = await parseForm(request, oneTag);
    if (refused) return refused;
    await undoRetagging(postgres(), workspaceId, data.id as RetaggingId);
  },

  /** Renames, recolours, describes. */
  update: async ({ locals, request }) => {
    const { workspaceId, memberId } = requireRole(locals, 'owner', 'operator');
    const { data, refused } = await parseForm(request, changedTag);
    if (refused) return refused;
    const { id, retag: _, ...change } = data;
    const result = await updateTag(postgres(), workspaceId, id as TagId, change);
    if (result.outcome === 'gone') return refuse(404, { errors: {}, values: data, message: GONE });
    if (result.outcome === 'taken') {
      const name = `There is a tag “${result.by.name}” already: merge the two instead.`;
      return refuse(409, { errors: { name }, values: data });
    }
    await retagIfAsked(workspaceId, memberId, id as TagId, data);
    wakeReaders();
  },

  /** Everything under one tag goes under another. */
  merge: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner', 'operator');
    const { data, refused } = await parseForm(request, mergedTag);
    if (refused) return refused;
    const [from, into] = [parseId<TagId>(data.id), parseId<TagId>(data.into)];
    const count = from && into ? await mergeTags(postgres(), workspaceId, { from, into }) : null;
    if (count === null) return refuse(404, { errors: {}, values: data, message: GONE });
    wakeReaders();
  },

  delete: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner', 'operator');
    const { data, refused } = await parseForm(request, oneTag);
    if (refused) return refused;
    await deleteTag(postgres(), workspaceId, data.id as TagId);
    wakeReaders();
  },

  /** Goes on with a renaming that was cut off. */
  settle: async ({ locals, request }) => {
    const { workspaceId } = requireRole(locals, 'owner', 'operator');
    const { data, refused } = await parseForm(request, oneTag);
    if (refused) return refused;
    await settleTag(postgres(), workspaceId, data.id as TagId);
    wakeReaders();
  },
};

/** The workers find it by themselves; one that is under way already goes on. */
async function retagIfAsked(
  workspaceId: WorkspaceId,
  memberId: MemberId,
  tagId: TagId,
  { retag, description }: { retag?: 'on' | undefined; description: string },
): Promise<void> {
  if (retag === 'on' && description !== '') await startRetagging(postgres(), workspaceId, { tagId, memberId });
}
