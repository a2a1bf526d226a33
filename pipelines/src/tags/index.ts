export * from './find-sentence.ts';
export * from './learn-workspace.ts';
export * from './match-tags.ts';
export * from './preview-tag.ts';
export * from './retag.ts';
export * from './spoken-words.ts';
