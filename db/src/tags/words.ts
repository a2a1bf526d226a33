/** A tag's colour, by the name of its token; the word beside it always says the same. */
export const tagColours = ['grey', 'blue', 'ochre', 'green', 'pink', 'sky', 'yellow', 'rust', 'violet'] as const;
export type TagColour = (typeof tagColours)[number];

/** Longest name, in characters. */
export const MAX_TAG_NAME = 50;

/** `added` and `undone` are at rest. */
export const retaggingStates = ['adding', 'added', 'undoing', 'undone'] as const;
export type RetaggingState = (typeof retaggingStates)[number];
