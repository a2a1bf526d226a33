export * from './change-topics.ts';
export { listTopicNames, type TopicName } from './list-topic-names.ts';
export { listTopics, topicOrders, type TopicOrder, type TopicRow, type TopicsPage } from './list-topics.ts';
export { listTopicWork } from './list-topic-work.ts';
export { withTopics } from './lock-topics.ts';
export * from './read-for-placing.ts';
export {
  createTopics,
  markPlacedBy,
  savePlacement,
  saveProfiles,
  saveUpkeep,
  type NewTopic,
  type PlacedQuestion,
} from './save-placement.ts';
export * from './save-consolidation.ts';
export * from './read-topic.ts';
export { topicActKinds, type QuestionKey, type TopicActKind } from './words.ts';
