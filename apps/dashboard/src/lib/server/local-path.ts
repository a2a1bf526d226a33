/**
 * Where to go after signing in: the path asked for if it is one of ours, else the Inbox. An address that a browser would
 * read as another host (`//evil.example`, `/\evil.example`) is not one of ours.
 */
export function localPath(path: string | null | undefined): string {
  if (!path || !/^\/(?![/\\])/.test(path) || /[\u0000-\u001f\\]/.test(path)) return '/inbox';
  return path;
}
