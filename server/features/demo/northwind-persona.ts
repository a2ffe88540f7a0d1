import type { PageKey, SourceKey } from './northwind-site.ts';

/** A visitor of the demo, as the router would come to know them. */
export interface DemoPersona {
  readonly who: {
    readonly name: string | null;
    /** Null until the visitor says it. */
    readonly email: string | null;
    /** Domain of the account, or null where the company is unknown. */
    readonly account: string | null;
  };
  readonly where: {
    readonly city: string;
    /** ISO 3166-1 alpha-2. */
    readonly country: string;
    /** IANA zone. */
    readonly zone: string;
    /** BCP 47, as the browser says it. */
    readonly locale: string;
    readonly device: 'desktop' | 'phone' | 'tablet';
  };
  readonly how: {
    readonly source: SourceKey;
    /** Visits within the demo's month, this one included. */
    readonly visits: number;
    /** Pages of a visit, in order. */
    readonly journey: readonly PageKey[];
  };
}
