import { isIP } from 'node:net';
import type { Found } from './find.ts';

const v4 = /(?<![\p{L}\p{N}.:-])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}-]|\.\d)/gu;
const v6 = /(?<![\p{L}\p{N}:.])[0-9a-f:]{2,39}(?:\.\d{1,3}){0,3}(?![\p{L}\p{N}:]|\.\d)/giu;

/** "version 10.2.0.1" counts releases, not hosts. */
const versionBefore = /(?:\bv|version|release|build|firmware|driver|update|patch)[ .:#]*$/i;

/** IP addresses: valid IPv4 that no version number is, and IPv6 with digits in it. */
export function findIps(text: string): Found[] {
  const fourth = Array.from(text.matchAll(v4)).filter(
    ({ 0: ip, index }) => isIP(ip) === 4 && !versionBefore.test(text.slice(Math.max(0, index - 12), index)),
  );
  const sixth = Array.from(text.matchAll(v6)).filter(
    ({ 0: ip }) => ip.split(':').length > 2 && ip.length > 4 && /\d/.test(ip) && isIP(ip) === 6,
  );
  return [...fourth, ...sixth].map((match) => ({ kind: 'IP', start: match.index, end: match.index + match[0].length }));
}
