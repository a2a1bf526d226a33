/** Median cut (Heckbert 1982): boxes of colours are halved where they are widest until there are enough of them. */

export interface Palette {
  /** 0xrrggbb, at most as many as asked for. */
  colours: number[];
  /** The place of the colour that stands for this one. Of a colour that was not in the picture: 0. */
  indexOf: (colour: number) => number;
}

const shifts = [16, 8, 0];

/** A palette for these pixels (0xrrggbb); colours that a surface is made of are kept as they are. */
export function choosePalette(pixels: Uint32Array, most: number): Palette {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].sort(([, a], [, b]) => b - a);
  // Half of the places for surfaces and text, exactly; the edges of letters share the others.
  const kept = byCount.slice(0, byCount.length <= most ? most : most / 2).map(([colour]) => colour);
  const boxes = cut(byCount.slice(kept.length), most - kept.length);
  const places = new Map(kept.map((colour, index) => [colour, index]));
  const shared = boxes.map((box, index) => {
    for (const [colour] of box) places.set(colour, kept.length + index);
    return mean(box);
  });
  return { colours: [...kept, ...shared], indexOf: (colour) => places.get(colour) ?? 0 };
}

type Box = [colour: number, count: number][];

function cut(all: Box, most: number): Box[] {
  const boxes = all.length > 0 ? [all] : [];
  while (boxes.length < most) {
    const widest = boxes
      .map(widthOf)
      .reduce((best, box, index, list) => (box.by > (list[best]?.by ?? 0) ? index : best), 0);
    const [box] = boxes.slice(widest, widest + 1);
    if (!box || box.length < 2) break;
    const { shift } = widthOf(box);
    box.sort(([a], [b]) => ((a >> shift) & 255) - ((b >> shift) & 255));
    const middle = box.length >> 1;
    boxes.splice(widest, 1, box.slice(0, middle), box.slice(middle));
  }
  return boxes;
}

/** How far a box reaches in the channel where it reaches farthest. */
function widthOf(box: Box): { by: number; shift: number } {
  const reaches = shifts.map((shift) => {
    const values = box.map(([colour]) => (colour >> shift) & 255);
    return { by: values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 255), shift };
  });
  return reaches.reduce((best, each) => (each.by > best.by ? each : best));
}

function mean(box: Box): number {
  const total = box.reduce((sum, [, count]) => sum + count, 0);
  return shifts.reduce((colour, shift) => {
    const sum = box.reduce((all, [each, count]) => all + ((each >> shift) & 255) * count, 0);
    return colour | (Math.round(sum / total) << shift);
  }, 0);
}
