import type { Chart, Plugin } from 'chart.js';

/** More lines than this want a legend: their names would stand on top of each other. */
export const directlyLabelled = 4;

/** Narrower charts keep their width for the lines and have a legend, too (LineChart.svelte's container query). */
const wideEnoughPx = 560;
const gapPx = 8;
const longestPx = 160;
const lineHeightPx = 15;

/** Writes each line's name at its end, spread so that no two overlap. `colour` is asked at each drawing. */
export function endLabels(colour: () => string): Plugin<'line'> {
  function isOn(chart: Chart<'line'>): boolean {
    const { length } = chart.data.datasets;
    return length > 1 && length <= directlyLabelled && chart.width >= wideEnoughPx;
  }

  return {
    id: 'end-labels',
    beforeLayout(chart) {
      const padding = chart.options.layout;
      if (!padding) return;
      const widths = chart.data.datasets.map((dataset) => textWidth(chart.ctx, dataset.label ?? ''));
      padding.padding = { right: isOn(chart) ? Math.min(longestPx, Math.max(...widths)) + gapPx : 0 };
    },
    afterDatasetsDraw(chart) {
      if (!isOn(chart)) return;
      const { ctx, chartArea } = chart;
      const ends = chart.data.datasets.flatMap((dataset, index) => {
        const drawn = chart.getDatasetMeta(index).data[dataset.data.findLastIndex((value) => value !== null)];
        return drawn ? [{ text: dataset.label ?? '', y: drawn.y }] : [];
      });
      const heights = spread(
        ends.map((end) => end.y),
        lineHeightPx,
        chartArea.top,
        chartArea.bottom,
      );
      ctx.save();
      setFont(ctx);
      ctx.fillStyle = colour();
      ctx.textBaseline = 'middle';
      ends.forEach((end, index) => {
        ctx.fillText(end.text, chartArea.right + gapPx, heights[index] ?? end.y, longestPx);
      });
      ctx.restore();
    },
  };
}

/**
 * Moves places apart until each is at least `gap` from the next, in their order and as little as a single pass each way
 * allows, within `from` … `to` as long as there is room.
 */
export function spread(places: readonly number[], gap: number, from: number, to: number): number[] {
  const order = places.map((place, index) => ({ place, index })).toSorted((a, b) => a.place - b.place);
  let least = from;
  for (const one of order) {
    one.place = Math.max(one.place, least);
    least = one.place + gap;
  }
  let most = to;
  for (const one of order.toReversed()) {
    one.place = Math.min(one.place, most);
    most = one.place - gap;
  }
  return order.toSorted((a, b) => a.index - b.index).map((one) => one.place);
}

function setFont(ctx: CanvasRenderingContext2D): void {
  ctx.font = `12px ${getComputedStyle(ctx.canvas).fontFamily}`;
}

function textWidth(ctx: CanvasRenderingContext2D, text: string): number {
  ctx.save();
  setFont(ctx);
  const { width } = ctx.measureText(text);
  ctx.restore();
  return width;
}
