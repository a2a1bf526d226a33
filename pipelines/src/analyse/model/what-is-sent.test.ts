/** What leaves the house in a call, and what comes back of it. */
import { expect, test } from 'vitest';
import type { ModelAccount } from '../analyser.ts';
import { answerWith } from './testing/conversations.ts';
import { good, setUp } from './testing/set-up-analyser.ts';

const kept = {
  EMAIL: 'anna.berg@example.com',
  PHONE: '+49 170 1234567',
  CARD: '4111 1111 1111 1111',
  IBAN: 'DE89 3704 0044 0532 0130 00',
  IP: '203.0.113.77',
  SECRET: 'sk-live-4f9a8b7c6d5e4f3a2b1c',
};
const told = `Mail ${kept.EMAIL}, phone ${kept.PHONE}, card ${kept.CARD}, IBAN ${kept.IBAN}, IP ${kept.IP}, key ${kept.SECRET}.`;
const named = 'My name is Anna Berg. Where is my parcel?';
const conversation = {
  messages: [
    { role: 'visitor' as const, text: named },
    { role: 'visitor' as const, text: told },
    {
      ...{ role: 'bot' as const, text: 'I have no information about that, Anna.', rating: 'unhelpful' as const },
      ratingComment: `Write to ${kept.EMAIL}`,
    },
  ],
};
const account: ModelAccount = {
  ...{ workspaceId: 'w', conversationId: 'c', budget: { usd: null, tokens: null }, redactNames: true },
  visitor: { name: 'Anna Berg', email: kept.EMAIL },
};

test.each(['openai', 'anthropic', 'ollama', 'compatible'] as const)(
  'nothing private is in a request to %s, in no form and no place',
  async (vendor) => {
    const { server, analyser } = await setUp(vendor, [good]);
    await analyser.analyse(conversation);
    const sent = JSON.stringify(server.requests.map(({ body }) => body));
    for (const [kind, value] of Object.entries(kept)) {
      expect(sent).not.toContain(value);
      expect(sent.replace(/[\s-]/g, '')).not.toContain(value.replace(/[\s-]/g, ''));
      expect(sent).toContain(`[${kind}_1]`);
    }
    expect(sent).toContain('Anna Berg');
  },
);

test.each([
  ['the workspace', { account }, {}],
  ['the desk', {}, { redactNames: true }],
] as const)('where %s asks for it names are taken out too', async (_, asked, options) => {
  const { server, analyser } = await setUp('openai', [good], options);
  await analyser.analyse(conversation, asked);
  const sent = JSON.stringify(server.requests[0]!.body);
  expect(sent).not.toMatch(/anna|berg/i);
  expect(sent).toContain('[NAME_1]');
});

test('what was taken out is put back, but for payment data and keys; evidence stands in the text as it was', async () => {
  const name = /\[NAME_\d\]/.source;
  const { analyser } = await setUp('openai', ({ user }) => {
    const who = new RegExp(name).exec(user)?.[0] ?? 'nobody';
    return {
      kind: 'answer',
      value: answerWith({
        summary: [
          {
            sentence: `${who} left [EMAIL_1] and [PHONE_1] from [IP_1], and gave [CARD_1], [IBAN_1] and [SECRET_1].`,
            quotes: [{ message: 1, quote: 'Mail [EMAIL_1], phone [PHONE_1], card [CARD_1]' }],
          },
        ],
        questions: [],
        problems: [],
      }),
    };
  });
  const { summary, evidence, receipt } = await analyser.analyse(conversation, { account });
  expect(receipt.fallbackReason).toBeNull();
  expect(summary).toMatch(/^Anna/);
  for (const value of [kept.EMAIL, kept.PHONE, kept.IP]) expect(summary).toContain(value);
  for (const value of [kept.CARD, kept.IBAN, kept.SECRET]) expect(summary).not.toContain(value);
  expect(summary).toContain('[card number]');
  const [span] = evidence;
  expect(told.slice(span?.start, span?.end)).toBe(`Mail ${kept.EMAIL}, phone ${kept.PHONE}, card ${kept.CARD}`);
});
