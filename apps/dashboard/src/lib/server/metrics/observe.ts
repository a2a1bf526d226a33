/** Told of what /v1 does. Nothing here is per workspace: their number has no bound. */
export interface Observe {
  /** A request that was answered; `route` is a route's id, of which there are a handful. */
  request: (route: string, status: number, seconds: number) => void;
  /** What became of the items of a post. */
  items: (status: 'created' | 'duplicate' | 'rejected', count: number) => void;
  /** A transaction of group commit. */
  commit: (items: number, seconds: number) => void;
}
