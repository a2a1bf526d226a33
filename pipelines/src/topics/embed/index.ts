export { createEmbedder, type Embedded, type Embedder, type EmbedderOptions } from './create-embedder.ts';
export { createEmbedderFromEnv, embeddingsEnvSchema, type EmbeddingsEnv } from './env.ts';
