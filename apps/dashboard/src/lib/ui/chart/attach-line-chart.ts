import {
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartEvent,
} from 'chart.js';
import type { Attachment } from 'svelte/attachments';
import { endLabels } from './end-labels.ts';
import { noted } from './noted.ts';

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip);

export interface Series {
  name: string;
  /** One per label; null where nothing was measured: the line has a gap there. */
  values: (number | null)[];
  /** Where each point leads, if anywhere. */
  hrefs?: (string | null)[];
  /** Slot of the palette, 0 to 7: the same value of a dimension always has the same. */
  colour: number;
}

export interface LineChartData {
  /** The horizontal axis, oldest first. */
  labels: string[];
  series: Series[];
  /** What is to be known of a label's values, "so far"; null of most. Lines from and to such a place are dashed. */
  notes?: readonly (string | null)[];
  /** Each value is a measure of its own: a point, with nothing rounded off between it and the next. */
  points?: boolean;
  /** A value as shown on the axis and in the hover text. */
  format: (value: number) => string;
  /** Called with where the point that was clicked leads. */
  onpick?: ((href: string) => unknown) | undefined;
}

/**
 * Draws lines with chart.js on a canvas; the colours are the page's tokens and follow its theme. The table beside it
 * says the same in words, so the canvas itself is hidden from assistive technology by its owner.
 */
export function attachLineChart(data: () => LineChartData): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    const { labels, series, notes = [], points = false, format, onpick } = data();
    const style = { notes, points };
    const hrefAt = (event: ChartEvent, chart: Chart): string | null => {
      if (!event.native) return null;
      const [point] = chart.getElementsAtEventForMode(event.native, 'nearest', { intersect: false }, true);
      return point ? (series[point.datasetIndex]?.hrefs?.[point.index] ?? null) : null;
    };
    let palette = readPalette(canvas);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const chart = new Chart(canvas, {
      type: 'line',
      data: { labels, datasets: series.map((one) => dataset(one, palette, style)) },
      options: {
        animation: still ? false : { duration: 160 },
        layout: { padding: 0 },
        responsive: true,
        maintainAspectRatio: false,
        onClick: (event, _, clicked) => {
          const href = hrefAt(event, clicked);
          if (href !== null) onpick?.(href);
        },
        onHover: (event, _, hovered) => {
          canvas.style.cursor = onpick && hrefAt(event, hovered) !== null ? 'pointer' : '';
        },
        interaction: { mode: 'index', intersect: false },
        scales: {
          x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 24 } },
          y: {
            beginAtZero: true,
            border: { display: false },
            ticks: { maxTicksLimit: 5, callback: (tick) => format(Number(tick)) },
          },
        },
        plugins: {
          tooltip: {
            boxPadding: 4,
            callbacks: {
              title: ([first]) => (first ? noted(first.label, notes[first.dataIndex]) : ''),
              label: ({ dataset: { label }, parsed }) =>
                `${label ?? ''}: ${parsed.y === null ? '–' : format(parsed.y)}`,
            },
          },
        },
      },
      plugins: [endLabels(() => palette.quiet)],
    });
    paint(chart, series, palette, style);

    const repaint = (): void => {
      palette = readPalette(canvas);
      paint(chart, series, palette, style);
    };
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', repaint);
    const themes = new MutationObserver(repaint);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      scheme.removeEventListener('change', repaint);
      themes.disconnect();
      chart.destroy();
    };
  };
}

interface Palette {
  lines: string[];
  text: string;
  quiet: string;
  grid: string;
  raised: string;
  strong: string;
}

function readPalette(element: Element): Palette {
  const probe = document.createElement('span');
  element.parentElement?.append(probe);
  // A token is `light-dark(…)`: only as a used colour does it say which of the two.
  const colour = (token: string): string => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    lines: [1, 2, 3, 4, 5, 6, 7, 8].map((slot) => colour(`chart-${String(slot)}`)),
    text: colour('text-3'),
    quiet: colour('text-2'),
    grid: colour('line'),
    raised: colour('raised'),
    strong: colour('text'),
  };
  probe.remove();
  return palette;
}

interface Style {
  notes: readonly (string | null)[];
  points: boolean;
}

function dataset(series: Series, palette: Palette, { notes, points }: Style) {
  const colour = palette.lines[series.colour % palette.lines.length] ?? palette.text;
  return {
    label: series.name,
    data: series.values,
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 2,
    pointRadius: points || series.values.filter((value) => value !== null).length < 3 ? 3 : 0,
    pointHoverRadius: 4,
    tension: points ? 0 : 0.25,
    cubicInterpolationMode: points ? ('default' as const) : ('monotone' as const),
    segment: {
      borderDash: ({ p0DataIndex, p1DataIndex }: { p0DataIndex: number; p1DataIndex: number }) =>
        notes[p0DataIndex] || notes[p1DataIndex] ? [3, 4] : undefined,
    },
  };
}

function paint(chart: Chart<'line', (number | null)[]>, series: Series[], palette: Palette, style: Style): void {
  chart.data.datasets.forEach((shown, index) => {
    const one = series[index];
    if (one) Object.assign(shown, dataset(one, palette, style));
  });
  const font = { family: getComputedStyle(chart.canvas).fontFamily, size: 12 };
  const { x, y } = chart.options.scales ?? {};
  if (x?.ticks) Object.assign(x.ticks, { color: palette.text, font });
  if (y?.ticks) Object.assign(y.ticks, { color: palette.text, font });
  if (y?.grid) y.grid.color = palette.grid;
  const tooltip = chart.options.plugins?.tooltip;
  if (tooltip) {
    Object.assign(tooltip, {
      backgroundColor: palette.raised,
      titleColor: palette.strong,
      bodyColor: palette.strong,
      borderColor: palette.grid,
      borderWidth: 1,
      titleFont: font,
      bodyFont: font,
    });
  }
  chart.update('none');
}
