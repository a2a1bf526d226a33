import { createContext } from 'svelte';

/** What every screen may know of the workspace it shows. */
export interface WorkspaceView {
  id: string;
  name: string;
  /** IANA name. */
  timeZone: string;
  /** ISO weekday: 1 Monday … 7 Sunday. */
  weekStart: number;
}

const [get, set] = createContext<() => WorkspaceView>();

/** Called by the (app) layout; a function, so that a renamed workspace or a new time zone shows at once. */
export const provideWorkspace = set;

/** The workspace on screen. Throws outside the (app) layout. */
export const useWorkspace = get;

/** The workspace's time zone, read anew on each call. */
export function workspaceTimeZone(): () => string {
  const workspace = get();
  return () => workspace().timeZone;
}
