/** How the bare client sends rows: the one that turns out quicker is what ours is compared with. */
export const bareFormats = ['TabSeparated', 'JSONEachRow'] as const;
export type BareFormat = (typeof bareFormats)[number];
