const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that may change something was sent by another site's page, and must be refused. Browsers say so in
 * Sec-Fetch-Site; where they do not (plain http to a LAN name) the host in Origin must be the host that was asked for.
 * The scheme is not compared: behind a proxy it is not known for certain. A request with neither header comes from a
 * program, which has no cookie of ours.
 *
 * @param hosts the host of this request as the browser may know it, with port where it is not the scheme's own
 */
export function isCrossOrigin(request: Request, hosts: readonly string[]): boolean {
  if (safeMethods.has(request.method)) return false;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  if (origin === null) return false;
  return !URL.canParse(origin) || !hosts.includes(new URL(origin).host);
}
