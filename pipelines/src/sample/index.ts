export { batchesOf } from './batches-of.ts';
export { generateSample, sampleConversations, SAMPLE_SEED } from './generate-sample.ts';
export type { SampleConversation, SampleOptions } from './generate-sample.ts';
