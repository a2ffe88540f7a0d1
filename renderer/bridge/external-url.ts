const OUTSIDE = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/** The address in the form the platform parsed it, or null where it may not be opened outside. */
export function safeExternalUrl(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed !== null && OUTSIDE.has(parsed.protocol) ? parsed.href : null;
}
