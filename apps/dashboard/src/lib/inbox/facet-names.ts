/** What the list of facets offers: those counted at once, and those counted when they are opened. */
export const firstFacets = ['device', 'country', 'flag', 'rating', 'outcome', 'tag'] as const;
export const moreFacets = [
  'topic',
  'sentiment',
  'status',
  'handoff',
  'language',
  'browser',
  'os',
  'channel',
  'region',
  'city',
  'page',
  'referrer',
  'weekday',
  'hour',
] as const;
export const facetNames = [...firstFacets, ...moreFacets] as const;
export type FacetName = (typeof facetNames)[number];
