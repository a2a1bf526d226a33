import { MAX_ITEMS, type BatchItem } from '../ingest/batch.ts';

/** Cuts items into the lists of bodies for `POST /v1/batch`; throws a `RangeError` for a size the API would refuse. */
export function* batchesOf(items: Iterable<BatchItem>, size: number): Generator<BatchItem[]> {
  if (!Number.isInteger(size) || size < 1 || size > MAX_ITEMS) {
    throw new RangeError(`a batch holds 1 to ${MAX_ITEMS} items`);
  }
  let batch: BatchItem[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
