/** A conversation is live while its last message is younger than this and nobody ended it. */
export const LIVE_MINUTES = 5;
