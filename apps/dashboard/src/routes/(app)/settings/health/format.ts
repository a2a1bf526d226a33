const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size as people say it, in powers of 1,000: "1.2 MB". */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  for (; value >= 999.5 && unit < units.length - 1; unit += 1) value /= 1_000;
  return `${unit === 0 || value >= 99.5 ? String(Math.round(value)) : value.toFixed(1)} ${units[unit] ?? ''}`;
}

/** A span of time in its largest unit: "0 s", "45 s", "12 min", "3 h", "5 days". */
export function formatSpan(seconds: number): string {
  if (seconds < 119.5) return `${String(Math.round(seconds))} s`;
  if (seconds < 7_200) return `${String(Math.round(seconds / 60))} min`;
  if (seconds < 172_800) return `${String(Math.round(seconds / 3_600))} h`;
  return `${String(Math.round(seconds / 86_400))} days`;
}

/** 12,345; from a million on "16.9 million". */
export function formatCount(count: number): string {
  if (count < 1_000_000) return new Intl.NumberFormat('en').format(count);
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(count / 1_000_000)} million`;
}
