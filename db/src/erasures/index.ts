export { pruneTombstones, type PruneOptions } from './prune-tombstones.ts';
