export { listTopicNames, type TopicName } from './list-topic-names.ts';
export { listTopicWork } from './list-topic-work.ts';
export { withTopics } from './lock-topics.ts';
export * from './read-for-placing.ts';
export {
  createTopics,
  savePlacement,
  saveProfiles,
  saveUpkeep,
  type NewTopic,
  type PlacedQuestion,
} from './save-placement.ts';
export * from './save-consolidation.ts';
export type { QuestionKey } from './words.ts';
