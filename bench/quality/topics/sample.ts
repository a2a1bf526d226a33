/**
 * `node bench/quality/topics/sample.ts [--show]`: the topics of the sample workspace as the workers keep them, held against what
 * its visitors' lines were written for. Two questions are of one matter when they were chosen from one list of wordings, or
 * are of one scenario (an errand, which may hold two or three matters); what is asked in many scenarios ("do you sell
 * helmets?") is a matter of its own, and across languages it is not known which of those are the same. `--show` prints all.
 */
import { createLocalAnalyser } from '@debrief/pipelines/analyse';
import { SAMPLE_SEED, sampleConversations } from '@debrief/pipelines/sample';
import { labelTopics } from '@debrief/pipelines/topics';
import { toConversation } from '../sample-conversation.ts';
import { keepTopics, type Question } from './keep-topics.ts';

const NOW = new Date('2026-11-22T14:30:00Z');
/** A list of wordings in so many scenarios is no errand's own. */
const EVERYWHERE = 4;

interface Asked extends Question {
  scenario: string;
  language: string;
  /** What it was chosen from. */
  lines: readonly string[];
}

const analyser = createLocalAnalyser();
const questions: Asked[] = [];
for (const { id, items, lines, scenario, language } of sampleConversations({ seed: SAMPLE_SEED, now: NOW })) {
  const { questions: found } = await analyser.analyse(toConversation(items));
  const messages = items.filter((item) => item.type === 'message');
  for (const [at, { text, message }] of found.entries()) {
    const own = lines.get(messages[message]?.id ?? '') ?? [];
    questions.push({ id: `${id} ${String(at)}`, text, scenario, language, lines: own });
  }
}
const scenariosOf = new Map<readonly string[], Set<string>>();
for (const { lines, scenario } of questions)
  scenariosOf.set(lines, (scenariosOf.get(lines) ?? new Set()).add(scenario));
const isExtra = ({ lines }: Asked) => (scenariosOf.get(lines)?.size ?? 0) >= EVERYWHERE;
/** A line of mood or courtesy that any visitor might say asks nothing. */
const asksNothing = ({ lines }: Asked) => lines.every((line) => /^<\w+>$/.test(line));

const { topicOf } = await keepTopics(questions);
const placed = questions.filter(({ id }) => topicOf.get(id));
const groups = [...Map.groupBy(placed, ({ id }) => topicOf.get(id)).values()].sort((a, b) => b.length - a.length);

/** Null: not known. */
function areOfOneMatter(a: Asked, b: Asked): boolean | null {
  if (a.lines === b.lines) return true;
  if (!isExtra(a) && !isExtra(b)) return a.scenario === b.scenario;
  return a.language === b.language ? false : null;
}

const pairs = { judged: 0, matter: 0, scenario: 0, all: 0 };
let company = 0;
for (const own of groups) {
  for (const a of own) {
    const judged = own.flatMap((b) => (a === b ? [] : [areOfOneMatter(a, b)])).filter((one) => one !== null);
    const alike = judged.filter(Boolean).length;
    pairs.judged += judged.length;
    pairs.matter += alike;
    pairs.all += own.length - 1;
    pairs.scenario += own.filter((b) => a !== b && a.scenario === b.scenario).length;
    company += judged.length === 0 ? 1 : alike / judged.length;
  }
}
let [together, ofOneList] = [0, 0];
for (const own of Map.groupBy(questions, ({ lines }) => lines).values()) {
  ofOneList += own.length * (own.length - 1);
  for (const a of own)
    together += own.filter((b) => a !== b && topicOf.get(a.id) && topicOf.get(a.id) === topicOf.get(b.id)).length;
}

const percent = (value: number) => (100 * value).toFixed(1);
const table = {
  questions: String(questions.length),
  'of them lines that ask nothing': String(questions.filter(asksNothing).length),
  topics: String(groups.length),
  'alone, %': percent(1 - placed.length / questions.length),
  'pairs of one topic that share a scenario, %': percent(pairs.scenario / pairs.all),
  'pairs of one topic that are of one matter, %': percent(pairs.matter / pairs.judged),
  'share of a question’s topic that is of its matter, mean %': percent(company / placed.length),
  'pairs chosen from one list that share a topic, %': percent(together / ofOneList),
};
for (const [measure, value] of Object.entries(table)) console.log(`${measure.padEnd(58)} ${value}`);

if (process.argv.includes('--show')) {
  const count = (own: readonly Asked[], key: (asked: Asked) => string) =>
    [...Map.groupBy(own, key)]
      .map(([name, those]) => ({ name, times: those.length }))
      .sort((a, b) => b.times - a.times);
  const topic = Int32Array.from(groups.flatMap((own, index) => own.map(() => index)));
  const labels = await labelTopics(
    groups.flat().map(({ text }) => text),
    topic,
    groups.length,
  );
  for (const [index, own] of groups.entries()) {
    const told = (key: (asked: Asked) => string) =>
      count(own, key)
        .slice(0, 5)
        .map(({ name, times }) => `${name} ${String(times)}`)
        .join(', ');
    const matter = (asked: Asked) => (isExtra(asked) ? `“${asked.lines[0] ?? ''}”` : asked.scenario);
    console.log(
      `\n# ${labels[index] ?? ''} · ${String(own.length)} · ${told(matter)} · ${told(({ language }) => language)}`,
    );
    for (const { name, times } of count(own, ({ text }) => text.replace(/\s+/g, ' ')))
      console.log(`  ${String(times)} × ${name}`);
  }
  console.log('\n# alone');
  for (const { id, text, language } of questions)
    if (!topicOf.get(id)) console.log(`  ${language} ${text.replace(/\s+/g, ' ')}`);
}
