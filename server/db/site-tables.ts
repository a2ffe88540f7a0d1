import type { Json, Millis } from './columns.ts';

/** What belongs to a site beside its own row. */
export interface SiteTables {
  /** What a site says in words of its own; only what differs from the product's. */
  site_texts: { site_id: string; locale: string; texts: Json; updated_at: Millis };
  /** How its messenger looks and sounds, as JSON; none for the look of old. `revision` tells who changes it what they looked at. */
  site_looks: { site_id: string; look: Json; revision: number; updated_at: Millis };
  /** Pictures of a look: WebP as base64, named by what they hold. */
  site_pictures: { id: string; site_id: string; data: string; created_at: Millis };
}
