import manifest from '../package.json' with { type: 'json' };

/** This release of Debrief: all rooms have the same version. */
export const release = manifest.version;
