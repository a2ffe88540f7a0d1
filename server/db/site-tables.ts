import type { Json, Millis } from './columns.ts';

/** What belongs to a site beside its own row. */
export interface SiteTables {
  /** What a site says in words of its own; only what differs from the product's. */
  site_texts: { site_id: string; locale: string; texts: Json; updated_at: Millis };
}
