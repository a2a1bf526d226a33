/** What tokens cost, in US dollars per million. */

export interface Pricing {
  inputUsdPerMillion: number;
  outputUsdPerMillion: number;
}

/** Nothing is paid per token, as on one's own machine. */
export const FREE: Pricing = { inputUsdPerMillion: 0, outputUsdPerMillion: 0 };

/** List prices as the providers published them in 2025; DEBRIEF_MODEL_PRICE overrides them. Longest prefix wins. */
const listed: Record<string, [input: number, output: number]> = {
  'openai:gpt-5': [1.25, 10],
  'openai:gpt-5-mini': [0.25, 2],
  'openai:gpt-5-nano': [0.05, 0.4],
  'openai:gpt-4.1': [2, 8],
  'openai:gpt-4.1-mini': [0.4, 1.6],
  'openai:gpt-4.1-nano': [0.1, 0.4],
  'openai:gpt-4o': [2.5, 10],
  'openai:gpt-4o-mini': [0.15, 0.6],
  'openai:text-embedding-3-small': [0.02, 0],
  'openai:text-embedding-3-large': [0.13, 0],
  'openai:text-embedding-ada-002': [0.1, 0],
  'anthropic:claude-opus-4': [15, 75],
  'anthropic:claude-sonnet-4': [3, 15],
  'anthropic:claude-haiku-4': [1, 5],
  'anthropic:claude-3-5-haiku': [0.8, 4],
};

/** The price of a model (`openai:gpt-5-mini-2025-08-07`); null when it is not known. */
export function findPricing(model: string): Pricing | null {
  if (model.startsWith('ollama:')) return FREE;
  const [known] = Object.keys(listed)
    .filter((prefix) => model === prefix || model.startsWith(`${prefix}-`))
    .sort((a, b) => b.length - a.length);
  if (known === undefined) return null;
  const [inputUsdPerMillion, outputUsdPerMillion] = listed[known]!;
  return { inputUsdPerMillion, outputUsdPerMillion };
}

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

/** Cost in US dollars, rounded to a millionth. */
export function costOf({ inputTokens, outputTokens }: Usage, pricing: Pricing): number {
  return Math.round(inputTokens * pricing.inputUsdPerMillion + outputTokens * pricing.outputUsdPerMillion) / 1_000_000;
}

/** Tokens of a text, at least about: providers count 3 to 4 bytes of English to one, other scripts less tightly. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 3);
}
