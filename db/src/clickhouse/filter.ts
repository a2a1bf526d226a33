/**
 * Which conversations: one structure for the Inbox's list (Postgres) and the numbers (ClickHouse), so that both mean
 * the same. '' as a dimension's value stands for "not known". It is plain JSON.
 */
import { z } from 'zod';
import { flagKinds, type FlagKind } from '../analyses/words.ts';
import { conditionNames, type ConditionName } from './conditions.ts';
import { dimensionNames, type DimensionName } from './dimensions.ts';

export type FactFilter =
  | { all: FactFilter[] }
  | { any: FactFilter[] }
  | { not: FactFilter }
  /** `ignoreCase`: of A to Z. */
  | { dimension: DimensionName; in: string[]; ignoreCase?: boolean }
  /** Holds an open flag of one of these kinds; of any kind when the list is empty. */
  | { flags: FlagKind[] }
  | { condition: ConditionName }
  /** ISO 8601 instants; from is inclusive, before is not. */
  | { startedFrom: string }
  | { startedBefore: string }
  | { lastFrom: string }
  | { lastBefore: string }
  /** So many messages; both inclusive. */
  | { messages: { atLeast?: number; atMost?: number } };

/** Long enough for anything a person puts together; what is sent to the stores stays bounded. */
const MAX_LIST = 200;

export const factFilterSchema: z.ZodType<FactFilter> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(factFilterSchema).max(MAX_LIST) }),
    z.strictObject({ any: z.array(factFilterSchema).max(MAX_LIST) }),
    z.strictObject({ not: factFilterSchema }),
    z.strictObject({
      dimension: z.enum(dimensionNames),
      in: z.array(z.string().max(500)).min(1).max(MAX_LIST),
      ignoreCase: z.boolean().exactOptional(),
    }),
    z.strictObject({ flags: z.array(z.enum(flagKinds)).max(flagKinds.length) }),
    z.strictObject({ condition: z.enum(conditionNames) }),
    z.strictObject({ startedFrom: z.iso.datetime({ offset: true }) }),
    z.strictObject({ startedBefore: z.iso.datetime({ offset: true }) }),
    z.strictObject({ lastFrom: z.iso.datetime({ offset: true }) }),
    z.strictObject({ lastBefore: z.iso.datetime({ offset: true }) }),
    z.strictObject({
      messages: z.strictObject({ atLeast: z.int().exactOptional(), atMost: z.int().exactOptional() }),
    }),
  ]),
);

/** Every conversation. */
export const everything: FactFilter = { all: [] };
