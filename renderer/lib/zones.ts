/** A time zone as people choose it. */
export interface ZoneChoice {
  /** IANA name. */
  zone: string;
  /** *Lisbon*, *Buenos Aires*. */
  city: string;
  /** *GMT+1* at the instant asked for. */
  offset: string;
}

/** The city a zone is named after. */
export const zoneCity = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;

/** How far a zone is from UTC at an instant, as *GMT+5:30*. */
export function zoneOffset(zone: string, atMs: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(atMs);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  // Two ways to write the same, by the version of the machine's zone data.
  return name === 'GMT+0' ? 'GMT' : name;
}

/** All zones this machine knows, and the one that is chosen though it may have another name here. */
export function zoneChoices(chosen: string, atMs: number): ZoneChoice[] {
  const known = Intl.supportedValuesOf('timeZone');
  const all = known.includes(chosen) ? known : [chosen, ...known];
  return all.map((zone) => ({ zone, city: zoneCity(zone), offset: zoneOffset(zone, atMs) }));
}

/** Whether two zones show the same time of day at an instant. */
export const sameTime = (zoneA: string, zoneB: string, atMs: number): boolean =>
  zoneOffset(zoneA, atMs) === zoneOffset(zoneB, atMs);
