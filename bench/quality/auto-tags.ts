/**
 * `node bench/quality/auto-tags.ts`: how well the local matcher finds what belongs under twenty described tags.
 * The questions are BANKING77's (`DEBRIEF_EVAL`, default `../shared/eval`); the descriptions are one line each, written
 * from the names of twenty of its 77 intents. How people speak is learned from the even rows, without their intents, and
 * weights and threshold were chosen there; the odd ones judge.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createTagMatcher,
  learnSpoken,
  TAG_THRESHOLDS,
  type SpokenWords,
  type TagToMatch,
} from '@debrief/pipelines/tags';
import { z } from 'zod';
import { formatTable } from '../report/format-table.ts';
import { evalFolder } from './eval-folder.ts';

const tags: TagToMatch[] = Object.entries({
  activate_my_card: 'How to activate a new card',
  age_limit: 'How old one must be to open an account, accounts for children',
  apple_pay_or_google_pay: 'Using Apple Pay or Google Pay',
  card_arrival: 'The card that was ordered has not arrived yet',
  card_payment_wrong_exchange_rate: 'The exchange rate applied to a card payment is wrong',
  cash_withdrawal_charge: 'A fee was charged for withdrawing cash',
  change_pin: 'Changing the PIN of the card',
  declined_transfer: 'A transfer was declined',
  edit_personal_details: 'Changing personal details such as name or address',
  getting_virtual_card: 'How to get a virtual card',
  lost_or_stolen_phone: 'The phone was lost or stolen',
  passcode_forgotten: 'Forgot the passcode and cannot log in',
  pending_top_up: 'A top-up is still pending',
  pin_blocked: 'The PIN is blocked after wrong attempts',
  request_refund: 'Wants a refund of a purchase',
  terminate_account: 'Wants to close the account',
  top_up_limits: 'The limit for topping up',
  transaction_charged_twice: 'The same transaction was charged twice',
  transfer_timing: 'How long a transfer takes',
  unable_to_verify_identity: 'The identity cannot be verified',
}).map(([id, description]) => ({ id, name: id.replaceAll('_', ' '), description }));

const rowSchema = z.object({ text: z.string(), labels: z.object({ intent: z.string() }) });
const file = join(evalFolder, 'banking77', 'dev.jsonl');
const rows = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => rowSchema.parse(JSON.parse(line)));
const wanted = new Set(tags.map(({ id }) => id));
const halves = { even: rows.filter((_, index) => index % 2 === 0), odd: rows.filter((_, index) => index % 2 === 1) };
const isOurs = ({ labels }: (typeof rows)[number]) => wanted.has(labels.intent);

interface Scores {
  precision: number;
  recall: number;
  f1: number;
}

/** Macro averages over the tags, for the tags found at this threshold. */
function score(given: typeof rows, spoken: SpokenWords | null, threshold: number): Scores {
  const match = createTagMatcher(tags, { spoken, threshold });
  const counts = new Map(tags.map(({ id }) => [id, { right: 0, found: 0, there: 0 }]));
  for (const { text, labels } of given) {
    const there = counts.get(labels.intent);
    if (there) there.there += 1;
    for (const { id } of match([text])) {
      const count = counts.get(id);
      if (!count) continue;
      count.found += 1;
      if (id === labels.intent) count.right += 1;
    }
  }
  const each = [...counts.values()].map(({ right, found, there }) => ({
    precision: found === 0 ? 0 : right / found,
    recall: right / there,
    f1: right === 0 ? 0 : (2 * right) / (found + there),
  }));
  const mean = (key: keyof Scores) => each.reduce((sum, scores) => sum + scores[key], 0) / each.length;
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

const learned = learnSpoken(halves.even.map(({ text }) => text));
const ways = [
  { name: 'words of the workspace not known', spoken: null, shipped: TAG_THRESHOLDS.unlearned },
  { name: 'learned from its conversations', spoken: learned, shipped: TAG_THRESHOLDS.learned },
];
const thresholds = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];
const cells = ({ precision, recall, f1 }: Scores) => [precision, recall, f1].map((value) => value.toFixed(3));
const headings = ['rows', 'precision', 'recall', 'macro F1'];

for (const { name, spoken, shipped } of ways) {
  console.log(`\n${name}; shipped threshold ${shipped}`);
  const onEven = thresholds.map((threshold) => [String(threshold), ...cells(score(halves.even, spoken, threshold))]);
  console.log(formatTable(['threshold, even rows', 'precision', 'recall', 'macro F1'], onEven));
  const { odd } = halves;
  const startedAt = process.cpuUsage();
  const whole = score(odd, spoken, shipped);
  const { user, system } = process.cpuUsage(startedAt);
  const ours = odd.filter(isOurs);
  console.log(
    formatTable(
      ['odd rows, as shipped', ...headings],
      [
        ['all 77 intents: 57 of them belong under no tag', String(odd.length), ...cells(whole)],
        ['the 20 intents alone', String(ours.length), ...cells(score(ours, spoken, shipped))],
      ],
    ),
  );
  console.log(
    `CPU time a question, the making of the matcher included: ${((user + system) / odd.length).toFixed(0)} µs`,
  );
}
