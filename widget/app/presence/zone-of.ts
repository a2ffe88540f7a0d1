interface Temporal {
  Now: { timeZoneId(): string };
}

/** The visitor's time zone. What `Intl` reads to say it takes a good machine 35 ms of the page's own time. */
export const zoneOf = (frame: Window): string =>
  (frame as { Temporal?: Temporal }).Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
