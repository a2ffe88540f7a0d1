/** Parses an absolute URL, or null. (`URL.parse` is younger than the oldest runtime we start on.) */
export const parseUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);
