/** Who or what put a tag on, as `conversation_tag.tagged_by` says it beside `member:<id>` and `api`. */
export const AUTO_TAGS = 'auto-tags';
/** A model found it, in the call that analyses a conversation. */
export const MODEL_TAGS = 'auto-tags:model';
const RETAGGING = 'retag:';

/** What a re-tagging puts on carries its name, so that it can be taken back. */
export function byRetagging(id: string): string {
  return `${RETAGGING}${id}`;
}

export const taggers = ['member', 'program', 'rule', 'model'] as const;
export type Tagger = (typeof taggers)[number];

/** The kind of who put a tag on: `rule` is what matches a tag's description without a model. */
export function taggerOf(taggedBy: string): Tagger {
  if (taggedBy.startsWith('member:')) return 'member';
  if (taggedBy === 'api') return 'program';
  return taggedBy === MODEL_TAGS ? 'model' : 'rule';
}
