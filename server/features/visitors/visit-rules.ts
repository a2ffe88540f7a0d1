/** When visits and leases end, in milliseconds. */
export interface VisitRules {
  /** A visit ends after so long without an act of the visitor … */
  idleMs: number;
  /** … or after so long without a browser on the site. */
  offSiteMs: number;
  /** How long a visitor without a socket counts as stepped away before they have left. */
  leaseMs: number;
  /** The same on a phone, which drops its sockets whenever another app is looked at. */
  phoneLeaseMs: number;
  /** How often visits that ran out are looked for. */
  sweepMs: number;
}

/** The rules of product.md. */
export const visitRules: VisitRules = {
  idleMs: 60 * 60_000,
  offSiteMs: 5 * 60_000,
  leaseMs: 45_000,
  phoneLeaseMs: 2 * 60_000,
  sweepMs: 30_000,
};
