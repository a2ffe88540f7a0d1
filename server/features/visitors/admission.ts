import type { Clock } from '../../../shared/domain/clock.ts';
import { pickLocale } from '../../../shared/domain/pick-locale.ts';
import { Zone } from '../../../shared/domain/scalars.ts';
import type { WidgetTokenData, WidgetTokenInput } from '../../../shared/protocol/http/widget.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import { widgetTexts } from '../sites/default-texts.ts';
import { type ConsentGround, consentOf } from './consent-of.ts';
import type { GeoIp } from './geo-ip.ts';
import { isAllowedOrigin } from './origins.ts';
import type { SiteDirectory } from './site-directory.ts';
import { hashSecret, visitorIdOf } from './visitor-id.ts';
import type { VisitorTokens } from './visitor-token.ts';

/** The language tag as browsers write it, or null for what is none. */
const readLocale = (text: string): string | null => {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
};

const zones = 1_000;

/** Checks zones by remembering those that are: asking the platform costs more than signing the token. */
const zoneReader = (): ((text: string) => string | null) => {
  const known = new Set<string>();
  return (text) => {
    if (known.has(text)) return text;
    const zone = Zone.safeParse(text).data ?? null;
    if (zone !== null && known.size < zones) known.add(zone);
    return zone;
  };
};

export interface AdmissionPorts {
  sites: SiteDirectory;
  tokens: VisitorTokens;
  /** Who the browser with this id of its own is on a site; `back` leads back into a conversation. */
  whoIs(own: string, back: string | undefined, siteId: string): Promise<string>;
  /** The place of an address. */
  geoIp: GeoIp;
  /** Whom the bearer of a token for this id is now: the token may be older than what was found out since. */
  standsFor(visitorId: string): string;
  /** True for a visitor who is kept away. */
  isBlocked(visitorId: string): boolean;
}

/** Exchanges a visitor's secret for a token, on pages of the site's own origins only. Keeps nothing. */
export const createAdmission = (clock: Clock, { sites, tokens, whoIs, isBlocked, geoIp }: AdmissionPorts) => {
  const readZone = zoneReader();
  /** The address says in which country consent is asked for; it goes no further than this. */
  return async (input: WidgetTokenInput, { practice = false, address = '' } = {}): Promise<Result<WidgetTokenData>> => {
    await sites.settled();
    const site = sites.byKey(input.siteKey);
    if (!site) return fail('not_found', 'no site has this key');
    if (!isAllowedOrigin(site.origins, input.hostOrigin)) {
      return fail('forbidden', 'the page’s origin is not one of the site’s');
    }
    const secretHash = hashSecret(input.secret);
    const visitorId = await whoIs(visitorIdOf(site.id, secretHash), input.back, site.id);
    if (isBlocked(visitorId)) return fail('forbidden', 'this visitor is not let in');
    const { tag, locale } = pickLocale([...(input.languages ?? []), input.locale], site.language);
    const ground: ConsentGround = { country: geoIp(address)?.country ?? null, refuses: input.refuses ?? false };
    const { token, expiresAt } = tokens.issue({
      visitorId,
      siteId: site.id,
      secretHash,
      locale: readLocale(input.locale),
      zone: readZone(input.zone),
      device: input.device,
      tongue: tag,
      country: ground.country,
      ...(ground.refuses ? { refuses: true } : {}),
      ...(practice ? { practice } : {}),
    });
    const { name, look } = site;
    const consent = consentOf(site, ground);
    const words = { tag, locale, texts: widgetTexts(site.texts[tag] ?? {}) };
    return ok({ token, expiresAt, now: clock.now(), visitorId, words, site: { name, consent, look } });
  };
};
