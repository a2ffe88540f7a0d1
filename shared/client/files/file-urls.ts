import type { Result } from '../../protocol/result.ts';

/** What a link is for: a small picture, the whole one, or saving it. */
export type FileUse = 'thumb' | 'view' | 'save';

/** The part of a connection that links need. */
export interface LinkPort {
  request(event: 'file.link', input: { fileId: string; as: FileUse }): Promise<Result<{ url: string; until: number }>>;
}

/** Addresses of files, each asked for once as long as it is good. */
export interface FileUrls {
  /** The address; null where it cannot be had now. */
  get(fileId: string, as: FileUse): Promise<string | null>;
}

/** A link that ends this soon is not begun with. */
const graceMs = 60_000;

/** Makes the addresses of a router's files; `now` is the router's clock. */
export function createFileUrls(port: LinkPort, origin: string, now: () => number): FileUrls {
  const known = new Map<string, { until: number; url: Promise<string | null> }>();
  return {
    get(fileId, as) {
      const key = `${as}:${fileId}`;
      const kept = known.get(key);
      if (kept && kept.until > now() + graceMs) return kept.url;
      const asked = { until: Number.POSITIVE_INFINITY, url: Promise.resolve<string | null>(null) };
      asked.url = port.request('file.link', { fileId, as }).then((result) => {
        if (result.ok) asked.until = result.data.until;
        else known.delete(key);
        return result.ok ? origin + result.data.url : null;
      });
      known.set(key, asked);
      return asked.url;
    },
  };
}
