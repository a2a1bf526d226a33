import {
  listConversations,
  readConversation,
  type ConversationCursor,
  type ConversationRecord,
  type Sql,
  type WorkspaceId,
} from '@debrief/db';

const PAGE = 200;

/**
 * Every conversation of a workspace as a line of JSON, newest activity first, in constant memory: the neutral form that
 * `debrief import` reads, with what Debrief found beside it. What arrives while it runs may be missing.
 */
export async function* exportConversations(sql: Sql, workspaceId: WorkspaceId): AsyncGenerator<string> {
  let after: ConversationCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof listConversations>> = await listConversations(sql, workspaceId, {
      limit: PAGE,
      after,
    });
    for (const { externalId, agentKey } of page.rows) {
      const found = await readConversation(sql, workspaceId, { externalId, agentKey });
      // Erased since the page was read.
      if (found.found === 'one') yield `${JSON.stringify(toLine(found.conversation))}\n`;
    }
    after = page.next;
  } while (after);
}

function toLine(conversation: ConversationRecord) {
  const places = new Map(conversation.messages.map((message, index) => [message.id, index]));
  const span = ({ messageId, start, end }: { messageId: string; start: number; end: number }) => ({
    message: places.get(messageId as ConversationRecord['messages'][number]['id']) ?? null,
    start,
    end,
  });
  const { analysis } = conversation;
  return {
    id: conversation.externalId,
    agent: conversation.agentKey,
    ...(conversation.visitorExternalId
      ? {
          visitor: {
            id: conversation.visitorExternalId,
            name: conversation.visitorName ?? undefined,
            email: conversation.visitorEmail ?? undefined,
          },
        }
      : {}),
    context: {
      country: conversation.country ?? undefined,
      city: conversation.city ?? undefined,
      language: conversation.language ?? undefined,
      timezone: conversation.timeZone ?? undefined,
      pageUrl: conversation.pageUrl ?? undefined,
      referrer: conversation.referrer ?? undefined,
      channel: conversation.channel ?? undefined,
    },
    messages: conversation.messages.map((message) => ({
      role: message.role,
      text: message.text,
      ts: message.at.getTime() / 1_000,
      // Which words came when: the importer makes the same edits of them.
      earlier: message.earlier?.map(({ text, at }) => ({ text, ts: Date.parse(at) / 1_000 })),
      edited: message.editedAt ? message.editedAt.getTime() / 1_000 : undefined,
      // Taken back: the visitor does not see what it said, which is the last of the earlier texts.
      retracted: message.retractedAt ? message.retractedAt.getTime() / 1_000 : undefined,
      attachments: message.attachments ?? undefined,
      rating: message.rating ?? undefined,
      comment: message.ratingComment ?? undefined,
    })),
    found: {
      device: conversation.device,
      browser: conversation.browser,
      os: conversation.os,
      status: conversation.status,
      tags: conversation.tags,
      outcome: analysis?.outcome ?? null,
      sentiment: analysis?.sentiment ?? null,
      summary: analysis?.summary ?? [],
      evidence: analysis?.evidence.map(({ sentence, ...words }) => ({ sentence, ...span(words) })) ?? [],
      analysedBy: analysis?.analysedBy ?? null,
      flags: conversation.flags.map(({ kind, score, reason, status, messageId, evidence }) => ({
        kind,
        score,
        reason,
        status,
        message: messageId ? (places.get(messageId) ?? null) : null,
        evidence: evidence.map(span),
      })),
    },
  };
}
