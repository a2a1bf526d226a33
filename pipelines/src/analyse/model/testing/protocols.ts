/** How three providers put a prompt and an answer into JSON: OpenAI's chat completions, Anthropic's messages, Ollama's chat. */
import { z } from 'zod';

export type ProtocolName = 'openai' | 'anthropic' | 'ollama';

export interface ScriptedAnswer {
  text: string;
  value: unknown;
  stop: 'end' | 'length' | 'refusal';
}

interface Protocol {
  path: string;
  basePath: string;
  readPrompt(body: Record<string, unknown>): { system: string; user: string };
  encode(answer: ScriptedAnswer, asked: Record<string, unknown>): unknown;
  /** The first part of the answer as it goes over the wire. */
  begin(answer: ScriptedAnswer, asked: Record<string, unknown>): string;
}

/** Every scripted answer costs the same. */
export const SCRIPTED_USAGE = { inputTokens: 1_000, outputTokens: 200 };

const content = z.union([
  z.string(),
  z.array(z.object({ text: z.string() })).transform((parts) => parts.map(({ text }) => text).join('')),
]);
const chat = z.object({
  messages: z.array(z.object({ role: z.string(), content })),
  system: content.optional(),
});

function readPrompt(body: Record<string, unknown>) {
  const { messages, system } = chat.parse(body);
  const said = (...roles: string[]) =>
    messages
      .filter(({ role }) => roles.includes(role))
      .map((message) => message.content)
      .join('\n');
  return { system: system ?? said('system', 'developer'), user: said('user') };
}

function firstHalf(body: unknown): string {
  const text = JSON.stringify(body);
  return text.slice(0, text.length / 2);
}

const openai: Protocol = {
  path: '/v1/chat/completions',
  basePath: '/v1',
  readPrompt,
  encode({ text, stop }, { tools, model }) {
    const refused = stop === 'refusal';
    const called = tools !== undefined && !refused;
    return {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model,
      choices: [
        {
          index: 0,
          finish_reason: stop === 'length' ? 'length' : 'stop',
          message: {
            role: 'assistant',
            content: refused || called ? null : text,
            refusal: refused ? text : null,
            ...(called
              ? { tool_calls: [{ id: 'c1', type: 'function', function: { name: 'report', arguments: text } }] }
              : {}),
          },
        },
      ],
      usage: {
        prompt_tokens: SCRIPTED_USAGE.inputTokens,
        completion_tokens: SCRIPTED_USAGE.outputTokens,
        total_tokens: 1_200,
      },
    };
  },
  begin: (answer, asked) => firstHalf(openai.encode(answer, asked)),
};

const anthropic: Protocol = {
  path: '/v1/messages',
  basePath: '',
  readPrompt,
  encode({ text, value, stop }, { model }) {
    const isToolInput = value !== null && typeof value === 'object';
    return {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model,
      stop_reason: { end: 'tool_use', length: 'max_tokens', refusal: 'refusal' }[stop],
      content: isToolInput ? [{ type: 'tool_use', id: 't1', name: 'report', input: value }] : [{ type: 'text', text }],
      usage: { input_tokens: SCRIPTED_USAGE.inputTokens, output_tokens: SCRIPTED_USAGE.outputTokens },
    };
  },
  begin: (answer, asked) => firstHalf(anthropic.encode(answer, asked)),
};

/** Ollama's client always streams: one JSON object a line, of which the last one is done. */
const ollama: Protocol = {
  path: '/api/chat',
  basePath: '',
  readPrompt,
  encode({ text, stop }, { model }) {
    return {
      model,
      created_at: '2026-11-01T00:00:00Z',
      message: { role: 'assistant', content: text },
      done: true,
      done_reason: stop === 'length' ? 'length' : 'stop',
      prompt_eval_count: SCRIPTED_USAGE.inputTokens,
      eval_count: SCRIPTED_USAGE.outputTokens,
    };
  },
  // A whole line of the stream, of which the last one never comes.
  begin({ text }, { model }) {
    const message = { role: 'assistant', content: text.slice(0, text.length / 2) };
    return `${JSON.stringify({ model, created_at: '2026-11-01T00:00:00Z', message, done: false })}\n`;
  },
};

export const protocols: Record<ProtocolName, Protocol> = { openai, anthropic, ollama };
