export { listImprovedAnswers, type ImprovedAnswer, type ListedImprovedAnswer } from './list-improved-answers.ts';
export * from './write-improved-answer.ts';
