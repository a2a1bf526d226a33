/** The path of questions into topics as the workers take it, with the state in memory instead of Postgres. */
import {
  consolidateTopics,
  isConsolidationDue,
  placeQuestions,
  WINDOW,
  type TopicProfile,
} from '@debrief/pipelines/topics';

export interface Question {
  id: string;
  text: string;
}

export interface Kept {
  /** Null: waits. */
  topicOf: Map<string, string | null>;
  consolidations: number;
  /** Times a question went from one topic to another. */
  moves: number;
  /** Questions placed since the last consolidation. */
  since: number;
  topics: number;
}

/** Questions come in this order, so many at a time; it stops where the last one came, due or not. */
export async function keepTopics(questions: readonly Question[], batch = 10): Promise<Kept> {
  const topicOf = new Map<string, string | null>();
  const profiles = new Map<string, TopicProfile>();
  const kept: Kept = { topicOf, consolidations: 0, moves: 0, since: 0, topics: 0 };
  let made = 0;
  for (let at = 0; at < questions.length; at += batch) {
    const come = questions.slice(at, at + batch);
    const placed = await placeQuestions([...profiles.values()], come);
    for (const [id, topic] of placed.topicOf) topicOf.set(id, topic);
    for (const profile of placed.grown) profiles.set(profile.id, profile);
    kept.since += come.length;
    const window = questions.slice(Math.max(0, at + come.length - WINDOW), at + come.length);
    if (!isConsolidationDue(kept.since, window.length)) continue;
    const result = await consolidateTopics(
      window.map((question) => ({ ...question, topic: topicOf.get(question.id) ?? null, isDecided: false })),
      () => `t${String(made++)}`,
    );
    for (const [id, topic] of result.moves) {
      if (topicOf.get(id)) kept.moves += 1;
      topicOf.set(id, topic);
    }
    for (const topic of result.emptied.keys()) profiles.delete(topic);
    for (const profile of result.profiles) profiles.set(profile.id, profile);
    kept.since = 0;
    kept.consolidations += 1;
  }
  kept.topics = new Set([...topicOf.values()].filter((topic) => topic !== null)).size;
  return kept;
}
