import type { RequestEvent } from '@sveltejs/kit';
import { ORIGIN } from '$app/env/private';

/**
 * The origin the visitor's browser sees, without a slash at the end. The adapter takes every request for https unless a
 * header says otherwise, so the scheme comes from ORIGIN, else from the proxy's X-Forwarded-Proto, else from the socket.
 * A sender can forge the header, but only towards itself: it decides about its own cookies' Secure and nothing more.
 */
export function requestOrigin(event: RequestEvent): string {
  return ORIGIN ?? `${requestScheme(event)}://${event.url.host}`;
}

/** Whether cookies may be marked Secure: a browser on plain http would drop them. */
export function isSecure(event: RequestEvent): boolean {
  return requestOrigin(event).startsWith('https:');
}

function requestScheme(event: RequestEvent): 'http' | 'https' {
  const forwarded = event.request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim().toLowerCase();
  if (forwarded === 'http' || forwarded === 'https') return forwarded;
  const socket = event.platform?.req.socket;
  return socket && 'encrypted' in socket ? 'https' : 'http';
}
