import * as schema from '@debrief/db/schema';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';
import { drizzle } from 'drizzle-orm/postgres-js';
import { DEBRIEF_SECRET, ORIGIN } from '$app/env/private';
import { log } from './log.ts';
import { signInPostgres } from './stores.ts';

export const minPasswordLength = 10;
export const maxPasswordLength = 128;

const daySeconds = 86_400;

function createAuth() {
  return betterAuth({
    // Its HTTP handler is not mounted; the form actions call it from inside, so the address is only a name.
    baseURL: ORIGIN ?? 'http://debrief.localhost',
    secret: DEBRIEF_SECRET,
    database: drizzleAdapter(drizzle(signInPostgres()), {
      provider: 'pg',
      schema: {
        user: schema.user,
        session: schema.session,
        account: schema.account,
        verification: schema.verification,
      },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength, maxPasswordLength },
    session: { expiresIn: 30 * daySeconds, updateAge: daySeconds },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: 'debrief',
      // Whether a cookie is Secure is decided per request (session-cookies.ts): one server answers on http and https.
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
    },
    logger: {
      level: 'error',
      log: (level, message) => {
        log[level]({ part: 'better-auth' }, message);
      },
    },
  });
}

let created: ReturnType<typeof createAuth> | undefined;

/** The process's one better-auth, made by the first who asks: there is nothing to make it from while building. */
export function auth(): ReturnType<typeof createAuth> {
  created ??= createAuth();
  return created;
}
