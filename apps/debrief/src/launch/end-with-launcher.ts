/*
 * Loaded before a service's own code (`node --import`). When the launcher is gone, however it went, its IPC channel
 * closes: the service then stops in order, and by force when it does not.
 */
const graceMs = 4_000;

process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), graceMs).unref();
});

// The listener must not be what keeps a service alive that has ended by itself.
(process as { channel?: { unref(): void } }).channel?.unref();
