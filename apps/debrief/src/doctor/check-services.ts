/** What Debrief asks beside its stores: a chat model, an embedding model, a database of places. None is a must. */
import { statSync } from 'node:fs';
import { createLocalAnalyser } from '@debrief/pipelines/analyse';
import { createAnalyserFromEnv, type ModelEnv } from '@debrief/pipelines/analyse/model';
import { openGeoReader } from '@debrief/pipelines/enrich';
import { createEmbedderFromEnv, type EmbeddingsEnv } from '@debrief/pipelines/topics/embed';
import { messageOf } from '../desk-error.ts';
import { bad, good, poor, type Finding } from './check.ts';

/** The chat model answers one small question, which costs what one small question costs. */
export async function checkModel(env: ModelEnv): Promise<Finding> {
  const local = createLocalAnalyser();
  const analyser = createAnalyserFromEnv(env, { local });
  if (analyser === local) return good('No model is set; conversations are analysed on this machine');
  const { receipt } = await analyser.analyse({
    messages: [
      { role: 'visitor', text: 'Do you ship to Norway?' },
      { role: 'bot', text: 'Yes, within a week.' },
    ],
  });
  if (receipt.fallbackReason === null) return good(`${analyser.name} answers`);
  return poor(
    `${analyser.name} gives no analysis: ${receipt.fallbackReason} (conversations are analysed on this machine meanwhile)`,
    'check DEBRIEF_MODEL, its key and DEBRIEF_MODEL_BASE_URL, and what the vendor says of its limits',
  );
}

/** The embedding model gives a vector for one word. */
export async function checkEmbeddings(env: EmbeddingsEnv): Promise<Finding> {
  const embedder = createEmbedderFromEnv(env);
  if (embedder === null) return good('No embedding model is set; topics go by words');
  const { failure } = await embedder.embed(['parcel'], {
    workspaceId: 'doctor',
    budget: { usd: null, tokens: null },
  });
  if (failure === null) return good(`Embedding model ${embedder.space} answers`);
  return poor(
    `Embedding model ${embedder.space} gives no vectors: ${failure} (topics go by words meanwhile)`,
    'check DEBRIEF_EMBEDDINGS, its key and DEBRIEF_EMBEDDINGS_BASE_URL',
  );
}

/** The database of places can be read. */
export async function checkPlaces(path: string | null, now = Date.now()): Promise<Finding> {
  if (path === null) return good('No database of places is set; a place comes from the headers of a proxy, if any');
  try {
    await openGeoReader(path);
    return judgeAge(path, (now - statSync(path).mtimeMs) / 86_400_000);
  } catch (error) {
    return bad(
      `Database of places ${path}: ${messageOf(error)}`,
      'DEBRIEF_GEOIP_DB must be a MaxMind DB file (.mmdb) that this user may read',
    );
  }
}

/** Networks move: after half a year a few of a hundred addresses are somewhere else. */
const OLD_DAYS = 180;

export function judgeAge(path: string, days: number): Finding {
  const text = `Database of places ${path}, ${Math.floor(days)} days old`;
  return days <= OLD_DAYS ? good(text) : poor(text, 'put a newer file in its place; it is picked up within a minute');
}
