import type { Device } from '@debrief/db';
import { countryName } from '#lib/ui/country-name.ts';
import { deviceWord } from '#lib/ui/device-word.ts';

/** What a value of a dimension is called; '' is what nobody knows. */
export function groupName(by: 'device' | 'country', value: string): string {
  if (value === '') return 'Not known';
  return by === 'device' ? deviceWord(value as Device) : countryName(value);
}
