export { readToEmbed, type QuestionToEmbed, type ToEmbedQuery } from './read-to-embed.ts';
export { saveVectors, type VectorToSave } from './save-vectors.ts';
export * from './state.ts';
