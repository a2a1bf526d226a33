const made = new Map<string, Intl.DateTimeFormat>();

/** The formatter of these options, made once: making one costs a hundred times what using it does. */
export function formatterOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const formatter = made.get(key) ?? new Intl.DateTimeFormat('en-GB', options);
  made.set(key, formatter);
  return formatter;
}
