export { clusterQuestions, type Grouping, type QuestionToGroup } from './cluster-questions.ts';
export { runClusterFilter } from './filter.ts';
export { joinTopics, type JoinedQuestions, type KnownTopic } from './join-topics.ts';
export { labelTopics } from './label-topics.ts';
