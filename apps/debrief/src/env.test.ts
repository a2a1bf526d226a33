import { expect, it } from 'vitest';
import { parseSettings } from './env.ts';
import { repositoryRoot } from './paths.ts';

it('needs no setting at all', () => {
  expect(parseSettings({})).toEqual({
    dataDir: `${repositoryRoot}/.debrief`,
    port: 3000,
    host: '127.0.0.1',
    workersPort: 0,
    origin: null,
    databaseUrl: null,
    clickhouseUrl: null,
    clickhouseCluster: undefined,
    redisUrl: null,
    secret: null,
    geoDatabase: null,
    logLevel: 'info',
  });
});

it('takes an empty variable for an unset one, as compose files pass it on', () => {
  expect(parseSettings({ PORT: '', DATABASE_URL: '', LOG_LEVEL: '' })).toEqual(parseSettings({}));
});

it('keeps only the origin of the address that people visit', () => {
  expect(parseSettings({ ORIGIN: 'https://debrief.example.com/' }).origin).toBe('https://debrief.example.com');
});

it('lists every mistake at once, each with its variable', () => {
  const parse = () =>
    parseSettings({
      PORT: '70000',
      DATABASE_URL: 'mysql://localhost/x',
      CLICKHOUSE_CLUSTER: 'a; drop',
      DEBRIEF_SECRET: 'short',
      DEBRIEF_GEOIP_DB: '/nowhere/city.mmdb',
      DEBRIEF_OWNER_EMAIL: 'anna@shop.example',
      LOG_LEVEL: 'loud',
    });
  expect(parse).toThrow(expect.objectContaining({ code: 'settings_invalid' }));
  for (const name of [
    ...['PORT', 'DATABASE_URL', 'CLICKHOUSE_CLUSTER', 'DEBRIEF_SECRET', 'DEBRIEF_GEOIP_DB', 'LOG_LEVEL'],
    'DEBRIEF_OWNER_PASSWORD is missing',
  ]) {
    expect(parse).toThrow(name);
  }
});
