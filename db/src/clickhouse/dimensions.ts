import { bind, ch, type Fragment } from './fragment.ts';

/** What a dimension may need to know to be computed. */
export interface LocalTime {
  /** IANA name. */
  timeZone: string;
}

interface Dimension {
  /** Its value for one conversation, a String; '' when it is not known. */
  value: (time: LocalTime) => Fragment;
  /** For a dimension with several values per conversation: all of them, as Array(String). Its counts overlap. */
  values?: Fragment;
}

/** As it is stored: written out as a String, a LowCardinality column would be read word by word. */
function column(text: Fragment): Dimension {
  return { value: () => text };
}

function list(values: Fragment): Dimension {
  return { value: () => ch`arrayJoin(if(empty(${values}), [''], ${values}))`, values };
}

/**
 * `identity` keeps the index away: ClickHouse (seen in 26.7) takes toDayOfWeek for monotonic within a week of UTC, and so
 * skips parts that begin and end in different local weeks.
 */
function localStart({ timeZone }: LocalTime): Fragment {
  return ch`toTimeZone(identity(started_at), ${bind('String', timeZone)})`;
}

/** Every dimension by its name; a name outside this map is never a column. */
export const dimensions = {
  agent: column(ch`agent`),
  channel: column(ch`channel`),
  device: column(ch`device`),
  os: column(ch`os`),
  browser: column(ch`browser`),
  country: column(ch`country`),
  region: column(ch`region`),
  city: column(ch`city`),
  language: column(ch`language`),
  page: column(ch`page`),
  /** Host of the page the visitor came from. */
  referrer: column(ch`referrer`),
  status: column(ch`status`),
  handoff: column(ch`handoff`),
  outcome: column(ch`outcome`),
  sentiment: column(ch`sentiment`),
  /** Hour of the day in which it started, 0 to 23, in the workspace's time zone. */
  hour: { value: (time) => ch`toString(toHour(${localStart(time)}))` },
  /** ISO weekday in which it started, 1 Monday to 7 Sunday, in the workspace's time zone. */
  weekday: { value: (time) => ch`toString(toDayOfWeek(${localStart(time)}))` },
  tag: list(ch`arrayMap(x -> toString(x), tags)`),
  /** Ids of the topics of its questions. */
  topic: list(ch`arrayMap(x -> toString(x), topics)`),
  /** Kinds of its open flags. */
  flag: list(ch`arrayMap(x -> toString(x), flag_kinds)`),
} as const satisfies Record<string, Dimension>;

export type DimensionName = keyof typeof dimensions;

export const dimensionNames = Object.keys(dimensions) as [DimensionName, ...DimensionName[]];

export function dimension(name: DimensionName): Dimension {
  return dimensions[name];
}
