import { EmbeddedServerError, type EmbeddedServer } from '@debrief/db/embedded';
import { DeskError } from '../desk-error.ts';
import type { StartServer } from '../desk/open-databases.ts';
import type { Progress } from '../terminal/progress.ts';
import { describeLogLine } from './describe-log-line.ts';
import { openLog } from './open-log.ts';
import { forgetProcesses, noteProcess } from './process-list.ts';
import { startService, type ServiceOptions } from './start-service.ts';
import { supervise, type RunningService, type Supervised } from './supervise.ts';

/** Everything that the launcher keeps running. */
export interface Roster {
  /** Starts an embedded server; resolves with it as it runs first. */
  keepServer(label: string, start: StartServer): Promise<EmbeddedServer>;
  /** Starts a process of ours; resolves when it is ready. */
  keepService(options: Pick<ServiceOptions, 'name' | 'entry' | 'env' | 'ready'>): Promise<void>;
  /** Stops all, the databases last, also what is just being started. */
  stop(): Promise<void>;
}

const readyWithinMs = 60_000;
/** Leaves the databases two of the five seconds in which Ctrl-C is to end everything. */
const stopWithinMs = 2_500;

/** It ended while it started: the next attempt may find a database that is up again. */
const passing: ReadonlySet<string> = new Set(['service_failed', 'start_failed']);

/** An empty roster; `giveUp` ends starts that are under way. */
export function openRoster(dataDir: string, progress: Progress, giveUp: AbortSignal): Roster {
  const servers: Promise<Supervised<EmbeddedServer>>[] = [];
  const services: Promise<Supervised<RunningService>>[] = [];

  const mayPass = (error: unknown) =>
    !giveUp.aborted && (error instanceof DeskError || error instanceof EmbeddedServerError) && passing.has(error.code);

  async function keepServer(label: string, start: StartServer): Promise<EmbeddedServer> {
    const server = progress.step(`starting ${label}`, () =>
      supervise({ name: label, start, warn: progress.note, mayPass }),
    );
    servers.push(server);
    return (await server).current();
  }

  async function keepService(options: Pick<ServiceOptions, 'name' | 'entry' | 'env' | 'ready'>): Promise<void> {
    const { name } = options;
    const write = openLog(dataDir, name);
    const onLine: ServiceOptions['onLine'] = (line, from) => {
      write(line);
      const text = describeLogLine(line, from);
      if (text !== null) progress.note(`${name}: ${text}`);
    };
    // At once: a launcher that is killed while this one starts must not leave it behind unknown.
    const onSpawn = (pid: number) => noteProcess(dataDir, name, pid);
    const service = supervise({
      name: `The ${name}`,
      start: () => startService({ ...options, onSpawn, onLine, readyWithinMs, stopWithinMs, giveUp }),
      warn: progress.note,
      mayPass,
    });
    services.push(service);
    await service;
  }

  async function stop(): Promise<void> {
    for (const group of [services, servers]) {
      await Promise.all(group.map((each) => each.then((started) => started.stop()).catch(() => undefined)));
    }
    forgetProcesses(dataDir);
  }

  return { keepServer, keepService, stop };
}
