export { clusterQuestions, type Grouping, type QuestionToGroup } from './cluster-questions.ts';
export {
  consolidateTopics,
  isConsolidationDue,
  WINDOW,
  type Consolidation,
  type WindowQuestion,
} from './consolidate-topics.ts';
export { runClusterFilter } from './filter.ts';
export { labelTopics } from './label-topics.ts';
export { placeQuestions, type Placement, type QuestionToPlace } from './place-questions.ts';
export { profileTopic, type TopicProfile } from './profiles.ts';
export { questionTerms } from './question-terms.ts';
