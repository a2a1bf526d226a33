export interface Shape {
  width: number;
  height: number;
  /** Whether the value at a place is of a part of its time alone. */
  isPart: (place: number) => boolean;
}

/**
 * The paths of an SVG line from 0 to the largest value: `sure` between whole values, `unsure` to and from those of a
 * part of their time; a value of null is a gap in both.
 */
export function sparklinePaths(values: readonly (number | null)[], { width, height, isPart }: Shape) {
  const top = Math.max(...values.map((value) => value ?? 0), Number.EPSILON);
  const pointAt = (value: number, place: number): string => {
    const x = values.length > 1 ? (place / (values.length - 1)) * width : 0;
    return `${x.toFixed(1)} ${(height - 1 - (value / top) * (height - 2)).toFixed(1)}`;
  };
  const paths = { sure: '', unsure: '' };
  let drawing: keyof typeof paths | null = null;
  for (let place = 1; place < values.length; place += 1) {
    const [from, to] = [values[place - 1], values[place]];
    if (from == null || to == null) {
      drawing = null;
      continue;
    }
    const kind = isPart(place - 1) || isPart(place) ? 'unsure' : 'sure';
    if (drawing !== kind) paths[kind] += `M${pointAt(from, place - 1)}`;
    paths[kind] += `L${pointAt(to, place)}`;
    drawing = kind;
  }
  return paths;
}
