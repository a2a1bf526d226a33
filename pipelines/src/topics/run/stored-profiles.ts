/** What topics and questions are recognised by, as Postgres keeps it. */
import type { StoredProfile, TopicId } from '@debrief/db';
import type { DenseVector } from '../dense-vectors.ts';
import type { TopicProfile } from '../profiles.ts';

const FLOAT_BYTES = 4;

export function toStored({ id, size, terms, counts, centre }: TopicProfile): StoredProfile {
  const stored = { id: id as TopicId, size, terms: [...terms], counts: [...counts], centre: null };
  if (!centre) return stored;
  const mean = Buffer.alloc(centre.mean.length * FLOAT_BYTES);
  centre.mean.forEach((value, at) => mean.writeFloatLE(value, at * FLOAT_BYTES));
  return { ...stored, centre: { size: centre.size, mean } };
}

export function fromStored({ centre, ...profile }: StoredProfile): TopicProfile {
  if (!centre) return { ...profile, centre: null };
  const { size, mean } = centre;
  const length = mean.length / FLOAT_BYTES;
  return {
    ...profile,
    centre: { size, mean: Float32Array.from({ length }, (_, at) => mean.readFloatLE(at * FLOAT_BYTES)) },
  };
}

/** Null for a question without one, also where the model has none for its text. */
export function toVector(stored: Buffer | null): DenseVector | null {
  if (!stored || stored.length === 0) return null;
  return new Int8Array(stored.buffer, stored.byteOffset, stored.length);
}
