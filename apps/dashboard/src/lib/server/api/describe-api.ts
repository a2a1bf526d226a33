/** The OpenAPI 3.1 description of /v1, from the same Zod schemas that read and write it. */
import { filterKeys } from '@debrief/pipelines/filter';
import { MAX_ITEMS } from '@debrief/pipelines/ingest';
import { describeSchemas, json, problem, type SchemaName } from './describe-schemas.ts';
import { describeWebhooks } from './describe-webhooks.ts';
import { MAX_BODY_BYTES } from './read-body.ts';

const refusals = {
  401: problem('No key, or a wrong one'),
  403: problem('A public key that reads, or from a page it is not bound to'),
  429: problem('More requests a second than a key may send; see Retry-After'),
  503: problem('Not done, or not known to be done: send it again after Retry-After'),
};

const bodyRefusals = {
  400: problem('Not JSON, with line and column; or not unpackable'),
  413: problem(`More than ${MAX_BODY_BYTES} bytes, as sent or unpacked`),
  415: problem('Not application/json, or another encoding than gzip, deflate, br'),
  422: problem('Not understood, with a pointer; nothing was written'),
};

function postOf(item: SchemaName, summary: string) {
  return {
    post: {
      summary,
      requestBody: { required: true, content: json(item) },
      responses: {
        200: { description: 'Known already: nothing changed', content: json('ItemResult') },
        201: { description: 'Written', content: json('ItemResult') },
        ...bodyRefusals,
        404: problem('The conversation or message is not known'),
        409: problem('The id is taken by other content, or the conversation exists for several agents'),
        ...refusals,
      },
    },
  };
}

const query = (name: string, schema: object, description: string) => ({ name, in: 'query', schema, description });

const conversationParameters = [
  { name: 'id', in: 'path', required: true, schema: { type: 'string' }, description: 'The id you gave it' },
  query('agent', { type: 'string' }, 'Needed where several agents use the same id'),
];

const paths = {
  '/v1/batch': {
    post: {
      summary: 'Write messages, edits, retractions, ratings, handoffs and ends',
      description:
        `Up to ${MAX_ITEMS} items in one transaction. What is not understood refuses the whole batch; what is understood ` +
        'but cannot be taken (an id used for other content, a message nobody sent) is rejected alone. Ids are yours and ' +
        'make every item idempotent: after any failure send the same again.',
      requestBody: { required: true, content: json('Batch') },
      responses: {
        200: { description: 'One result per item', content: json('BatchResult') },
        ...bodyRefusals,
        ...refusals,
      },
    },
  },
  '/v1/messages': postOf('MessageItem', 'Write one message'),
  '/v1/edits': postOf('EditItem', 'Give a message other words; the earlier ones are kept. Needs a secret key'),
  '/v1/retractions': postOf(
    'RetractionItem',
    'Take back what a person of the team said; its words are kept for the team. Needs a secret key',
  ),
  '/v1/feedback': postOf('FeedbackItem', "Write one visitor's rating"),
  '/v1/handoff': postOf('HandoffItem', 'A human is asked for'),
  '/v1/end': postOf('EndItem', 'The conversation is over'),
  '/v1/conversations': {
    get: {
      summary: 'List conversations, newest activity first',
      parameters: [
        query('limit', { type: 'integer', minimum: 1, maximum: 200, default: 50 }, 'Per page'),
        query(
          'cursor',
          { type: 'string' },
          '`next` of the page before. Until it is null there may be more: where words are hard to find a page is short, or empty',
        ),
        query(
          'q',
          { type: 'string', maxLength: 2_000 },
          'A filter as in the Inbox: `device:mobile -flag:reviewed started:>2026-11-01 (refund OR "late parcel")`. Its keys: ' +
            `${filterKeys.map((key) => `\`${key}\``).join(', ')}. What a key takes is said when it is given something else`,
        ),
      ],
      responses: {
        200: { description: 'A page', content: json('ConversationPage') },
        422: problem('A parameter is not understood; for `q` with `at` and `length` in UTF-16 code units'),
        ...refusals,
      },
    },
  },
  '/v1/conversations/{id}': {
    get: {
      summary: 'Read a whole conversation',
      parameters: conversationParameters,
      responses: {
        200: { description: 'The conversation', content: json('WholeConversation') },
        404: problem('There is none of this id'),
        409: problem('There are several; name the agent'),
        ...refusals,
      },
    },
    patch: {
      summary: 'Change status, assignee or tags, as members do',
      description: 'What is left out stays. What is so already is not changed. Needs a secret key.',
      parameters: conversationParameters,
      requestBody: { required: true, content: json('ConversationChange') },
      responses: {
        200: { description: 'The conversation as it is now', content: json('WholeConversation') },
        ...bodyRefusals,
        404: problem('There is none of this id'),
        409: problem('There are several; name the agent'),
        ...refusals,
      },
    },
  },
  '/v1/conversations/{id}/notes': {
    get: {
      summary: "Read the team's notes",
      parameters: conversationParameters,
      responses: {
        200: { description: 'All of them', content: json('Notes') },
        404: problem('There is none of this id'),
        409: problem('There are several; name the agent'),
        ...refusals,
      },
    },
    post: {
      summary: 'Write a note for the team; the visitor never sees it',
      description: 'Not idempotent: sent twice, it is there twice. Needs a secret key.',
      parameters: conversationParameters,
      requestBody: { required: true, content: json('NewNote') },
      responses: {
        201: { description: 'Written', content: json('Note') },
        ...bodyRefusals,
        404: problem('There is none of this id'),
        409: problem('There are several; name the agent'),
        ...refusals,
      },
    },
  },
  '/v1/improved-answers': {
    get: {
      summary: 'List what the bot should have said, the newest first: food for its knowledge base',
      parameters: [
        query('limit', { type: 'integer', minimum: 1, maximum: 200, default: 50 }, 'Per page'),
        query('cursor', { type: 'string' }, '`next` of the page before'),
      ],
      responses: {
        200: { description: 'A page', content: json('ImprovedAnswerPage') },
        422: problem('A parameter is not understood'),
        ...refusals,
      },
    },
  },
  '/v1/conversations/{id}/stream': {
    get: {
      summary: "Hear what people answer, on the visitor's side, as server-sent events",
      description:
        '`operator.replied` with `{seq, at, conversation, message: {id, text, at, author}}`, `bot.paused`, `bot.resumed`. ' +
        '`message.edited` with the same: these words stand now. `message.retracted`, whose message has no text: the ' +
        'reply was taken back, show it no longer. ' +
        '`handoff.overdue`, with a message too: a visitor who asked for a person waits long, and is to be told so. ' +
        '`ready`: now live, with `botPaused`. `reset`: what came since Last-Event-ID is gone; it holds all ' +
        'replies as `messages`, and as `retracted` the ids of those taken back. Let an event you do not know pass. A ' +
        'secret key, or a public key from a page it is bound to: then whoever knows the id hears the replies, so let ' +
        'conversation ids be unguessable. EventSource, which sends no headers, may give a public key as `?key=`.',
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' }, description: 'The id you gave it' },
        query('agent', { type: 'string' }, 'Needed where several agents use the same id'),
        query('key', { type: 'string' }, 'A public key, where headers cannot be set'),
        { name: 'Last-Event-ID', in: 'header', schema: { type: 'integer' }, description: 'Go on behind this event' },
        query('lastEventId', { type: 'integer' }, 'The same, where headers cannot be set'),
      ],
      responses: {
        200: { description: 'Never ends by itself', content: { 'text/event-stream': {} } },
        404: problem('There is none of this id yet: send its first message before'),
        409: problem('There are several; name the agent'),
        ...refusals,
      },
    },
  },
  '/v1/topics': {
    get: {
      summary: 'List what visitors ask about, with how often it was asked and not answered',
      parameters: [
        query(
          'weeks',
          { type: 'integer', minimum: 1, maximum: 52, default: 8 },
          'Of the workspace, the current one included',
        ),
        query('order', { enum: ['asked', 'unanswered', 'growing'], default: 'asked' }, 'Most of it first'),
        query('limit', { type: 'integer', minimum: 1, maximum: 200, default: 50 }, 'At most'),
      ],
      responses: {
        200: { description: 'The topics', content: json('TopicList') },
        422: problem('A parameter is not understood'),
        ...refusals,
      },
    },
  },
  '/v1/topics/{id}': {
    get: {
      summary: 'Read a topic with its newest questions',
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'integer' }, description: 'Its number' },
        query('limit', { type: 'integer', minimum: 1, maximum: 200, default: 50 }, 'Questions at most'),
      ],
      responses: {
        200: { description: 'The topic; of a merged one, what it is part of', content: json('WholeTopic') },
        404: problem('There is none of this number'),
        ...refusals,
      },
    },
  },
  '/v1/topic-changes': {
    post: {
      summary: 'Rename, merge or split topics, as members do',
      description:
        'What is decided here stays: nothing else moves these questions, and later ones like them follow. The id is ' +
        'yours and makes it idempotent: after any failure send the same again. Needs a secret key.',
      requestBody: { required: true, content: json('TopicChange') },
      responses: {
        200: { description: 'Known already: nothing changed', content: json('TopicChangeResult') },
        201: { description: 'Done', content: json('TopicChangeResult') },
        ...bodyRefusals,
        404: problem('There is no topic of this number'),
        409: problem('The id is taken by another change, the topics are one already, or no question is in the topic'),
        ...refusals,
      },
    },
  },
  '/v1/topic-changes/{id}/undo': {
    post: {
      summary: 'Take a change of topics back',
      description:
        'Of a split, the topic that it made becomes part of the one it came from. Sent twice, it is done once.',
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          schema: { type: 'string' },
          description: 'Yours, or as `/v1/topics/{id}` gives it',
        },
      ],
      responses: {
        200: { description: 'It is taken back', content: json('TopicChangeUndone') },
        404: problem('There is no such change'),
        ...refusals,
      },
    },
  },
  '/v1/stream': {
    get: {
      summary: 'Watch what happens, as server-sent events',
      description:
        'Each event is named by its kind (`message.streaming`, `message.created`, `message.edited`, `message.retracted`, `feedback.given`, `handoff.requested`, `handoff.overdue`, `handoff.taken`, `handoff.returned`, ' +
        '`conversation.ended`, `conversation.updated`, `conversation.erased`, `analysis.saved`), carries its number as ' +
        '`id` and JSON `{seq, kind, at, conversation, message?, analysis?}` as data. `ready`: now live. `reset`: what came ' +
        'since Last-Event-ID is gone, read anew. `beat`: every 15 s of silence. Connect again with Last-Event-ID whenever ' +
        'it ends.',
      parameters: [
        { name: 'Last-Event-ID', in: 'header', schema: { type: 'integer' }, description: 'Go on behind this event' },
        query('lastEventId', { type: 'integer' }, 'The same, where headers cannot be set'),
      ],
      responses: { 200: { description: 'Never ends by itself', content: { 'text/event-stream': {} } }, ...refusals },
    },
  },
};

/** The OpenAPI document. */
export function describeApi(): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Debrief', version: '1' },
    security: [{ key: [] }],
    paths,
    webhooks: describeWebhooks(),
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } }, schemas: describeSchemas() },
  };
}
