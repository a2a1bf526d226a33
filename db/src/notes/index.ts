export { listNotes } from './list-notes.ts';
export type { NoteView } from './read-notes.ts';
export * from './write-notes.ts';
