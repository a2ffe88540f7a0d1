import { zoneChoices } from './zones.ts';

/** Zones as a Combobox lists them: by city, the part of the world beside it where two cities share a name. */
export function zoneOptions(chosen: string, atMs: number): { value: string; label: string; aside: string }[] {
  return zoneChoices(chosen, atMs)
    .map(({ zone, city, offset }) => ({
      value: zone,
      label: zone.includes('/') ? `${city}, ${zone.split('/')[0]?.replaceAll('_', ' ') ?? ''}` : city,
      aside: offset,
    }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
}
