import * as z from 'zod';
import { Attributes, FactName, FactValue, most } from '../../domain/identity.ts';
import { Email, Name } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

const few = (limit: number) => [(facts: object) => Object.keys(facts).length <= limit, 'too many'] as const;

/** What a company's website says of its visitor, through the widget. */
export const identityRequests = {
  /**
   * Who the visitor is: signed by the site's server, or merely said, which a site may refuse (`forbidden`). A proof that
   * does not hold is `bad_request` with `why` (`expired`, `too_long`, `signature`, `claims`). `anew` is true where this browser
   * was somebody else so far: it must forget them, begin anew and say it again.
   */
  'visitor.identify': request(
    z.union([
      z.object({ token: z.string().min(1).max(4_000) }),
      z.object({ name: Name.optional(), email: Email.optional() }),
    ]),
    z.object({ anew: z.boolean() }),
  ),
  /** What the site knows of the visitor; null takes one away. `kept` is false where nothing of the visitor may be kept. */
  'visitor.attributes': request(
    z.object({ attributes: z.record(FactName, FactValue.nullable()).refine(...few(most.attributes)) }),
    z.object({ kept: z.boolean() }),
  ),
  /** Something the visitor did; `kept` is false where nothing of the visitor may be kept. */
  'visitor.track': request(
    z.object({ name: FactName, properties: Attributes.refine(...few(most.properties)) }),
    z.object({ kept: z.boolean() }),
  ),
} as const;
