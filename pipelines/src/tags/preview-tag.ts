import { setImmediate as turn } from 'node:timers/promises';
import { asciiLower, listTags, readLately, type ConversationId, type Sql, type WorkspaceId } from '@debrief/db';
import { findSentence } from './find-sentence.ts';
import { createLearnWorkspace } from './learn-workspace.ts';
import { createTagMatcher } from './match-tags.ts';

export interface TagPreview {
  /** Conversations of the last seven days, and how many of them, the newest, were looked at. */
  total: number;
  looked: number;
  /** Of those looked at, how many belong under the tag. */
  matches: number;
  /** The newest of them, with the sentence that spoke for the tag. */
  rows: { id: ConversationId; startedAt: Date; sentence: string }[];
}

/** Looked at and shown at most: this runs while somebody types. */
const LOOKED = 3_000;
const SHOWN = 200;
const BREATH = 20;

/** A function that says what would be tagged by a description, among the workspace's other tags; it changes nothing. */
export function createPreviewTag(sql: Sql) {
  const learnWorkspace = createLearnWorkspace(sql);
  return async function previewTag(
    workspaceId: WorkspaceId,
    { name, description }: { name: string; description: string },
    signal?: AbortSignal,
  ): Promise<TagPreview> {
    const [spoken, tags, { total, conversations }] = await Promise.all([
      learnWorkspace(workspaceId),
      listTags(sql, workspaceId),
      readLately(sql, workspaceId, LOOKED),
    ]);
    const others = tags.filter((tag) => asciiLower(tag.name) !== asciiLower(name));
    const match = createTagMatcher<string>([{ id: 'it', name, description }, ...others], { spoken });
    const rows = [];
    let matches = 0;
    for (const [index, { id, startedAt, texts }] of conversations.entries()) {
      if (index % BREATH === BREATH - 1) await turn();
      signal?.throwIfAborted();
      const found = match(texts).find((each) => each.id === 'it');
      if (!found) continue;
      matches += 1;
      if (rows.length >= SHOWN) continue;
      rows.push({ id, startedAt, sentence: findSentence(texts[found.text] ?? '', match, 'it') });
    }
    return { total, looked: conversations.length, matches, rows };
  };
}
