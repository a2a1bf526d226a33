/**
 * What a server of ours inherits: enough to run, and nothing that would change its ways (PG*, NODE_OPTIONS, locales).
 * Times are in UTC, so that both databases agree.
 */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), LC_ALL: 'C', TZ: 'UTC' };
}
