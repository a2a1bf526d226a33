import { createServer } from 'node:net';
import { DeskError } from '../desk-error.ts';

/**
 * The port to listen on: `port` itself once it is seen to be free, or a free one for 0; `variable` is what sets it.
 * Throws `DeskError` `port_in_use`.
 */
export function choosePort(host: string, port: number, variable = 'PORT'): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port, variable)));
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number, variable: string): DeskError {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use; stop what uses it, or set ${variable} to another.`,
    EACCES: `Port ${port} may not be opened by this user; set ${variable} to one above 1023.`,
  };
  const text =
    reasons[error.code ?? ''] ??
    `Cannot listen on ${host}, port ${port} (${error.message}); check HOST and ${variable}.`;
  return new DeskError('port_in_use', text, { cause: error });
}
