import { countryName } from '#lib/ui/Place.svelte';
import { deviceWord, type Device } from '#lib/ui/DeviceIcon.svelte';

/** What a value of a dimension is called; '' is what nobody knows. */
export function groupName(by: 'device' | 'country', value: string): string {
  if (value === '') return 'Not known';
  return by === 'device' ? deviceWord(value as Device) : countryName(value);
}
