import { createApiKey, createWorkspace, type Sql, type WorkspaceId } from '@debrief/db';
import { createTestDatabase, type TestDatabase } from '@debrief/db/testing';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { ApiDeps } from '../create-api.ts';
import { startApiServer, type ApiServer } from './start-api-server.ts';

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** What a test may change of a call. */
export interface CallOptions {
  /** Another key than the workspace's secret one. */
  as?: string;
  headers?: Record<string, string>;
}

export interface ApiInUse {
  readonly server: ApiServer;
  readonly sql: Sql;
  readonly databaseUrl: string;
  /** New for each test, as its secret key is. */
  readonly workspaceId: WorkspaceId;
  readonly key: string;
  readonly keyId: string;
  /** Calls /v1/`path`; an object is sent as JSON, text and bytes as they are. */
  call(method: string, path: string, body?: object | string, options?: CallOptions): Promise<Answer>;
}

/** For the tests of a file: one server on a database of its own, and for each test a workspace with a secret key. */
export function useApi(deps: Partial<ApiDeps> = {}): ApiInUse {
  let database: TestDatabase;
  let server: ApiServer;
  let workspaceId: WorkspaceId;
  let secret: { key: string; id: string };

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startApiServer(database.url, deps);
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
  });
  beforeEach(async () => {
    workspaceId = await createWorkspace(server.sql, { name: 'W' });
    secret = await createApiKey(server.sql, workspaceId, { kind: 'secret', name: 'test' });
  });

  async function call(
    method: string,
    path: string,
    body?: object | string,
    options: CallOptions = {},
  ): Promise<Answer> {
    const { as = secret.key, headers = {} } = options;
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${server.url}/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
    });
    const given = (await response.json()) as Record<string, unknown>;
    return { status: response.status, headers: response.headers, body: given };
  }

  return {
    get server() {
      return server;
    },
    get sql() {
      return server.sql;
    },
    get databaseUrl() {
      return database.url;
    },
    get workspaceId() {
      return workspaceId;
    },
    get key() {
      return secret.key;
    },
    get keyId() {
      return secret.id;
    },
    call,
  };
}
