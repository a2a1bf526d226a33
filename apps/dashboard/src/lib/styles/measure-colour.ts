/**
 * Colour arithmetic for the tests of tokens.css.
 * OKLab: Ottosson 2020. Contrast: WCAG 2.2, 1.4.3. Colour-blind vision: Machado, Oliveira & Fernandes 2009, severity 1.
 */

/** Linear-light sRGB, 0 to 1 each. */
export type Rgb = readonly [number, number, number];
export type Vision = 'full' | 'protanopia' | 'deuteranopia' | 'tritanopia';
type Matrix = readonly [Rgb, Rgb, Rgb];

const identity: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

const visions: Record<Vision, Matrix> = {
  full: identity,
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Reads every opaque `--name: light-dark(oklch(l c h), oklch(l c h))` of a style sheet. */
export function readTokens(css: string): Record<'light' | 'dark', Map<string, Rgb>> {
  const tokens = { light: new Map<string, Rgb>(), dark: new Map<string, Rgb>() };
  const number = String.raw`([\d.]+)`;
  const oklch = String.raw`oklch\(${number} ${number} ${number}\)`;
  const pattern = new RegExp(String.raw`(--[\w-]+):\s*light-dark\(${oklch},\s*${oklch}\)`, 'g');
  for (const [, name = '', ...parts] of css.matchAll(pattern)) {
    const [l = 0, c = 0, h = 0, darkL = 0, darkC = 0, darkH = 0] = parts.map(Number);
    tokens.light.set(name, fromOklch(l, c, h));
    tokens.dark.set(name, fromOklch(darkL, darkC, darkH));
  }
  return tokens;
}

/** The contrast ratio of two colours, 1 to 21. */
export function contrast(first: Rgb, second: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour as an eye of that kind sees it. */
export function seenBy(vision: Vision, colour: Rgb): Rgb {
  const [r, g, b] = apply(visions[vision], colour);
  return [clamp(r), clamp(g), clamp(b)];
}

/** How far apart two colours look: Euclidean distance in OKLab, where 0.02 is just noticed. */
export function distance(first: Rgb, second: Rgb): number {
  const [l1, a1, b1] = toOklab(first);
  const [l2, a2, b2] = toOklab(second);
  return Math.hypot(l1 - l2, a1 - a2, b1 - b2);
}

function fromOklch(lightness: number, chroma: number, hueDegrees: number): Rgb {
  const hue = (hueDegrees * Math.PI) / 180;
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function toOklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function apply(matrix: Matrix, [r, g, b]: Rgb): Rgb {
  const [first, second, third] = matrix;
  const row = (weights: Rgb): number => weights[0] * r + weights[1] * g + weights[2] * b;
  return [row(first), row(second), row(third)];
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
