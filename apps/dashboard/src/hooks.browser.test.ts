import { request as send, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDashboard, type Dashboard } from './testing/start-dashboard.ts';
import { owner, ownerSettings } from './testing/owner.ts';

const credentials = new URLSearchParams(owner);
let desk: Dashboard;

beforeAll(async () => {
  desk = await startDashboard(ownerSettings);
});

afterAll(async () => {
  await desk.stop();
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** `fetch` would not let a test choose Host and Origin. */
function ask(path: string, headers: Record<string, string>, form?: URLSearchParams): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const contentType = form ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
    const options = { method: form ? 'POST' : 'GET', headers: { ...contentType, ...headers } };
    const request = send(desk.url + path, options, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (body += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    request.once('error', reject);
    request.end(form?.toString());
  });
}

function signIn(headers: Record<string, string>): Promise<Answer> {
  return ask('/sign-in', { accept: 'text/html', ...headers }, credentials);
}

describe('whatever name the desk is visited by', () => {
  test.each([
    ['127.0.0.1 on plain http', { origin: 'http://127.0.0.1' }, false],
    ['localhost on plain http', { host: 'localhost:3000', origin: 'http://localhost:3000' }, false],
    ['a LAN name on plain http', { host: 'desk.lan:3000', origin: 'http://desk.lan:3000' }, false],
    [
      'a name behind a proxy that ends https',
      { host: 'desk.example', origin: 'https://desk.example', 'x-forwarded-proto': 'https' },
      true,
    ],
  ])('%s, its forms are accepted and its cookie is one the browser keeps', async (_name, headers, secure) => {
    const host = 'host' in headers ? {} : { origin: desk.url };
    const answer = await signIn({ ...headers, ...host });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/inbox');
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^debrief\.session_token=.+; Max-Age=\d+; Path=\/; HttpOnly/);
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie.includes('Secure')).toBe(secure);
    const page = await ask('/inbox', { accept: 'text/html', cookie: cookie.split(';')[0] ?? '', ...headers });
    expect(page.headers['server-timing']).toMatch(/^total;dur=\d+\.\d$/);
    expect(answer.headers['server-timing']).toBeUndefined();
  });

  test('a form posted by a page of another site is refused, and its visitor is not signed in', async () => {
    const answer = await signIn({ host: 'desk.lan', origin: 'http://evil.example' });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await signIn({ origin: desk.url, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});

test('an owner named by the environment can sign in; nobody else is created at the next start', async () => {
  const people = await desk.sql`select email, role from member join "user" u on u.id = user_id`;
  expect(people).toEqual([{ email: owner.email, role: 'owner' }]);
});

test('a script without a session is told so, and is not led to a page', async () => {
  const answer = await ask('/settings', { accept: 'application/json' });
  expect(answer.status).toBe(401);
  expect(answer.headers['content-type']).toBe('application/problem+json');
});

test('a cookie that was made up opens nothing', async () => {
  const answer = await ask('/settings', { accept: 'text/html', cookie: 'debrief.session_token=made.up' });
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/sign-in?next=%2Fsettings');
});

test('after signing in nobody is led to another site', async () => {
  const answer = await ask('/sign-in?next=//evil.example', { accept: 'text/html', origin: desk.url }, credentials);
  expect(answer.headers.location).toBe('/inbox');
});

test('every page forbids frames, foreign scripts and guessing at types, and names its request', async () => {
  for (const path of ['/sign-in', '/nothing/here', '/healthz']) {
    const { headers } = await ask(path, { accept: 'text/html' });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*'unsafe-/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{12}$/);
  }
});

test('after eight wrong passwords the next try has to wait, even with the right one', async () => {
  const wrong = new URLSearchParams({ email: 'ben@shop.example', password: 'not this one' });
  const post = () => ask('/sign-in', { origin: desk.url, accept: 'application/json' }, wrong);
  for (let attempt = 0; attempt < 8; attempt++) expect((await post()).body).toContain('do not go together');
  const refused = await post();
  expect(refused.body).toContain('Too many attempts');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
});

test('a request cut short leaves the server standing', async () => {
  await new Promise<void>((resolve) => {
    const socket = connect(desk.port, '127.0.0.1', () => {
      socket.write('POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\nemail=');
      setTimeout(() => {
        socket.destroy();
        resolve();
      }, 100);
    });
  });
  expect((await ask('/healthz', {})).status).toBe(200);
});

test('told to stop, it is gone in a moment, also while a browser keeps its connection', async () => {
  const other = await startDashboard(ownerSettings);
  await fetch(`${other.url}/sign-in`);
  const startedAt = performance.now();
  expect(await other.stop()).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(20_000);
});
