/** A label with what is to be known of its values: "23 Nov, so far". */
export function noted(label: string, note: string | null | undefined): string {
  return note ? `${label}, ${note}` : label;
}
