/** Reliability curves as a small picture: said along the bottom, found up the side, a dot a tenth as large as its share. */
import type { Comparison } from './compare-weights.ts';

const SIZE = 220;
const MARGIN = 34;
const SIDE = SIZE + 2 * MARGIN;
const LARGEST_DOT = 9;

export function drawReliability(curves: Comparison['curves']): string {
  const panels = curves.map((curve, index) => drawPanel(curve, index * SIDE));
  const width = curves.length * SIDE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${SIDE}" width="${width}" height="${SIDE}" font-family="sans-serif" font-size="10">`,
    `<rect width="${width}" height="${SIDE}" fill="#fff"/>`,
    ...panels,
    '</svg>\n',
  ].join('\n');
}

function drawPanel({ title, bins }: Comparison['curves'][number], left: number): string {
  const x = (share: number) => (MARGIN + share * SIZE).toFixed(1);
  const y = (share: number) => (MARGIN + (1 - share) * SIZE).toFixed(1);
  const filled = bins.filter(({ count }) => count > 0);
  const all = filled.reduce((sum, { count }) => sum + count, 0);
  const dots = filled.map(({ said, found, count }) => {
    const radius = Math.max(2, LARGEST_DOT * Math.sqrt(count / all)).toFixed(1);
    return `<circle cx="${x(said)}" cy="${y(found)}" r="${radius}" fill="#2b6cb0"/>`;
  });
  const line = filled.map(({ said, found }) => `${x(said)},${y(found)}`).join(' ');
  return [
    `<g transform="translate(${left} 0)">`,
    `<text x="${MARGIN}" y="${MARGIN - 12}">${title}</text>`,
    `<rect x="${MARGIN}" y="${MARGIN}" width="${SIZE}" height="${SIZE}" fill="none" stroke="#999"/>`,
    `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#999" stroke-dasharray="4 3"/>`,
    `<polyline points="${line}" fill="none" stroke="#2b6cb0"/>`,
    ...dots,
    `<text x="${MARGIN}" y="${SIDE - 18}">said: 0 … 1, found upwards</text>`,
    '</g>',
  ].join('\n');
}
