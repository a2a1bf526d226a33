import {
  readMatchingTexts,
  type MemberInboxRow,
  type MessageRole,
  type SearchTerm,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { cutExcerpt, findIn, type Excerpt } from './cut-excerpt.ts';

/** An Inbox line with the words that were searched for. */
export type FoundRow = MemberInboxRow & { match?: Excerpt };

/** The rows with the words found: in the preview where that holds one, else in the message that holds most of them. */
export async function showMatches(
  sql: Sql,
  workspaceId: WorkspaceId,
  rows: MemberInboxRow[],
  terms: SearchTerm[],
): Promise<FoundRow[]> {
  if (terms.length === 0 || rows.length === 0) return rows;
  const inPreview = new Map(rows.map((row) => [row.id, cutExcerpt(row.previewRole, row.previewText ?? '', terms)]));
  const others = rows.filter((row) => !inPreview.get(row.id)).map((row) => row.id);
  const texts = new Map(
    (await readMatchingTexts(sql, workspaceId, others)).map((each) => [each.conversationId, each.messages]),
  );
  return rows.map((row) => {
    const match = inPreview.get(row.id) ?? best(texts.get(row.id) ?? [], terms);
    return match ? { ...row, match } : row;
  });
}

function best(messages: { role: MessageRole; text: string }[], terms: SearchTerm[]): Excerpt | null {
  let most = 0;
  let chosen: Excerpt | null = null;
  for (const { role, text } of messages) {
    const { held } = findIn(text, terms);
    if (held > most) {
      most = held;
      chosen = cutExcerpt(role, text, terms);
    }
    if (most === terms.length) break;
  }
  return chosen;
}
