/** What a check found: how it stands, and the remedy when it does not. */
export type Finding =
  | { state: 'good'; text: string }
  | { state: 'poor'; text: string; remedy: string }
  | { state: 'bad'; text: string; remedy: string };

export function good(text: string): Finding {
  return { state: 'good', text };
}

/** Works, but will trouble somebody. */
export function poor(text: string, remedy: string): Finding {
  return { state: 'poor', text, remedy };
}

/** Debrief does not run like this. */
export function bad(text: string, remedy: string): Finding {
  return { state: 'bad', text, remedy };
}
