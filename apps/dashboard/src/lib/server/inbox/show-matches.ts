import {
  readMatchingTexts,
  withoutMarks,
  type MemberInboxRow,
  type MessageRole,
  type SearchTerm,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';
import { findMatches } from '@debrief/pipelines/search';

export interface FoundText {
  role: MessageRole | null;
  parts: { text: string; found: boolean }[];
}

/** An Inbox line with the words that were searched for. */
export type FoundRow = MemberInboxRow & { match?: FoundText };

/** Characters shown before the first match, and in all. */
const BEFORE = 24;
const SHOWN = 160;

/** The rows with the words found: in the preview where that holds one, else in the message that holds most of them. */
export async function showMatches(
  sql: Sql,
  workspaceId: WorkspaceId,
  rows: MemberInboxRow[],
  terms: SearchTerm[],
): Promise<FoundRow[]> {
  if (terms.length === 0 || rows.length === 0) return rows;
  const inPreview = new Map(rows.map((row) => [row.id, cut(row.previewRole, row.previewText ?? '', terms)]));
  const others = rows.filter((row) => !inPreview.get(row.id)).map((row) => row.id);
  const texts = new Map(
    (await readMatchingTexts(sql, workspaceId, others)).map((each) => [each.conversationId, each.messages]),
  );
  return rows.map((row) => {
    const match = inPreview.get(row.id) ?? best(texts.get(row.id) ?? [], terms);
    return match ? { ...row, match } : row;
  });
}

function best(messages: { role: MessageRole; text: string }[], terms: SearchTerm[]): FoundText | null {
  let most = 0;
  let chosen: FoundText | null = null;
  for (const { role, text } of messages) {
    const held = new Set(findMatches(text, terms).map((match) => match.term)).size;
    if (held > most) {
      most = held;
      chosen = cut(role, text, terms);
    }
    if (most === terms.length) break;
  }
  return chosen;
}

/** A piece of the text around its first match; null when there is none. */
function cut(role: MessageRole | null, whole: string, terms: SearchTerm[]): FoundText | null {
  const text = (role === 'visitor' ? whole : withoutMarks(whole)).replace(/\s+/g, ' ');
  const matches = findMatches(text, terms);
  const [first] = matches;
  if (!first) return null;
  // Between two words, so that nothing is torn apart.
  const start = first.start <= BEFORE ? 0 : text.indexOf(' ', first.start - BEFORE) + 1 || first.start;
  const from = Math.min(start, first.start);
  const end = Math.min(text.length, from + SHOWN);
  const parts: FoundText['parts'] = from > 0 ? [{ text: '… ', found: false }] : [];
  let at = from;
  for (const match of matches) {
    if (match.start >= end) break;
    if (match.start > at) parts.push({ text: text.slice(at, match.start), found: false });
    parts.push({ text: text.slice(match.start, match.end), found: true });
    at = match.end;
  }
  if (at < end) parts.push({ text: text.slice(at, end).toWellFormed(), found: false });
  return { role, parts };
}
