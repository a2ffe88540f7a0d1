import { consentFor } from '../../../shared/domain/consent.ts';
import type { ConsentMode } from '../../../shared/protocol/http/setup.ts';
import type { WidgetSite } from './site-directory.ts';

/** What the consent that holds for a visitor hangs on, as it was when their browser was told of it. */
export interface ConsentGround {
  readonly country: string | null;
  /** They do not want to be remembered, whatever the site vouches for. */
  readonly refuses: boolean;
}

/** Of whom nothing is known: the strictest holds. */
export const unknownGround: ConsentGround = { country: null, refuses: false };

/** The consent that holds for a visitor on a site. */
export const consentOf = (
  { consent, consentIn }: Pick<WidgetSite, 'consent' | 'consentIn'>,
  { country, refuses }: ConsentGround,
): ConsentMode => (refuses ? 'off' : consentFor(consent, consentIn, country));
