export * from './create-tag.ts';
export * from './list-tags.ts';
export * from './read-spoken.ts';
export * from './retagging.ts';
export * from './settle-tag.ts';
export * from './tagged-by.ts';
export * from './update-tag.ts';
export { MAX_TAG_NAME, retaggingStates, tagColours, type RetaggingState, type TagColour } from './words.ts';
