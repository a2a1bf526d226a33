import type { Device } from '@debrief/db';

const words: Record<Device, string> = {
  desktop: 'Desktop',
  mobile: 'Mobile',
  tablet: 'Tablet',
  tv: 'TV',
  console: 'Games console',
  wearable: 'Wearable',
  bot: 'Crawler',
  other: 'Other device',
};

/** The word for a device, as every screen says it. */
export function deviceWord(device: Device): string {
  return words[device];
}
