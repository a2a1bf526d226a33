/** A table in plain text: columns as wide as they need, numbers to the right. */
export function formatTable(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [headings, ...rows].map((row) => row.map(String));
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const isNumeric = headings.map((_, column) =>
    rows.every((row) => /^[\d.,– %×sm<≤≥+-]*$/.test(String(row[column] ?? ''))),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const lines = cells.map((row) =>
    row
      .map((text, column) =>
        isNumeric[column] ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}
