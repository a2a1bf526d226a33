/**
 * `node bench/quality/topics/main.ts`: what the topics are worth when questions come one after another, as the workers
 * keep them: adjusted Rand between orders of arrival, accuracy against the gold intents, and how much moves.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createRandom } from '../../random.ts';
import { keepTopics, type Kept, type Question } from './keep-topics.ts';
import { adjustedRand, clusteringAccuracy } from './measures.ts';
import { evalFolder } from '../eval-folder.ts';

const rowSchema = z.object({ text: z.string(), labels: z.object({ intent: z.string() }) });
const ORDERS = 4;

function readSet(name: string): (Question & { intent: string })[] {
  return readFileSync(join(evalFolder, name, 'dev.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const { text, labels } = rowSchema.parse(JSON.parse(line));
      return { id: String(index), text, intent: labels.intent };
    });
}

function topicsInOrder(questions: readonly Question[], { topicOf }: Kept): string[] {
  return questions.map(({ id }) => topicOf.get(id) ?? `waits ${id}`);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (value: number) => (100 * value).toFixed(1);

for (const name of ['dstc11-intent-clustering', 'banking77']) {
  const questions = readSet(name);
  const before = process.cpuUsage();
  const runs: Kept[] = [];
  for (let seed = 1; seed <= ORDERS; seed += 1) runs.push(await keepTopics(createRandom(seed).shuffle(questions)));
  const used = process.cpuUsage(before);
  const labels = runs.map((run) => topicsInOrder(questions, run));
  const pairs = labels.flatMap((own, index) => labels.slice(index + 1).map((other) => adjustedRand(own, other)));
  const gold = questions.map(({ intent }) => intent);
  const table = {
    questions: String(questions.length),
    'adjusted Rand between two orders, mean': percent(mean(pairs)),
    'least of the pairs': percent(Math.min(...pairs)),
    'accuracy, mean': percent(mean(labels.map((own) => clusteringAccuracy(own, gold)))),
    'topics (gold)': `${String(Math.round(mean(runs.map(({ topics }) => topics))))} (${String(new Set(gold).size)})`,
    'placed since the last consolidation': runs.map(({ since }) => since).join(', '),
    'moves a question, mean': (mean(runs.map(({ moves }) => moves)) / questions.length).toFixed(2),
    'CPU s per order': ((used.user + used.system) / 1e6 / ORDERS).toFixed(1),
  };
  console.log(name);
  for (const [measure, value] of Object.entries(table)) console.log(`  ${measure.padEnd(44)} ${value}`);
}
