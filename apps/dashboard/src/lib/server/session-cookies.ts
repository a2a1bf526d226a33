import type { RequestEvent } from '@sveltejs/kit';
import { isSecure } from './request-origin.ts';

/** Passes on the cookies better-auth set, marked Secure when this very request came over https. */
export function forwardCookies(event: RequestEvent, headers: Headers): void {
  for (const header of headers.getSetCookie()) {
    const { name, value, ...options } = event.cookies.parse(header);
    event.cookies.set(name, value ?? '', { ...options, path: '/', httpOnly: true, secure: isSecure(event) });
  }
}
