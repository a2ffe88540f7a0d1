import type { Json, Millis } from './columns.ts';

/** Who visitors are, as their company's website says it. */
export interface IdentityTables {
  /** What a site's server signs with; a retired one stays as a row without its secret. */
  site_secrets: {
    id: string;
    site_id: string;
    secret: string;
    ends: string;
    created_at: Millis;
    last_used_at: Millis | null;
    retired_at: Millis | null;
  };
  /** What visitors did, as the website told it. */
  visitor_events: {
    id: string;
    visitor_id: string;
    name: string;
    properties: Json;
    at: Millis;
  };
}
