import { isLocaleTag, type LocaleTag } from '../../../shared/domain/locales.ts';
import type { VisitorText } from '../../../shared/protocol/rep/texts.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import { setLanguage, textsOfSite, writeTexts } from './site-texts-repository.ts';
import { siteById } from './sites-repository.ts';

type Texts = Record<string, string>;

export interface SiteTextPorts {
  audit: Audit;
  /** Every text of a language as the product has it. */
  defaults(tag: LocaleTag): Promise<VisitorText[]>;
}

const blanksOf = (text: string): string[] => text.match(/\{\w+\}/g) ?? [];

/** What visitors of a site read: the product's words in their language, and the site's own where it has any. */
export const createSiteTexts = ({ store }: Core, { audit, defaults }: SiteTextPorts) => {
  /** Only what differs; refuses a key that nobody says and a blank that nobody fills in. */
  const differing = (known: readonly VisitorText[], own: Texts): Result<Texts> => {
    const texts = new Map(known.map(({ key, text }) => [key, text]));
    for (const [key, text] of Object.entries(own)) {
      const usual = texts.get(key);
      if (usual === undefined) return fail('bad_request', 'no text has this key', { key });
      const strange = blanksOf(text).find((blank) => !blanksOf(usual).includes(blank));
      if (strange) return fail('bad_request', `nothing is filled in for ${strange}`, { key, blank: strange });
    }
    return ok(Object.fromEntries(Object.entries(own).filter(([key, text]) => texts.get(key) !== text)));
  };

  return {
    get: async (siteId: string, locale: LocaleTag) => {
      const site = await store.run((tx) => siteById(tx, siteId));
      if (!site) return fail('not_found', 'no such site');
      const rows = await textsOfSite(store.k, siteId);
      const row = rows.find((one) => one.locale === locale);
      return ok({
        language: site.language !== null && isLocaleTag(site.language) ? site.language : null,
        texts: await defaults(locale),
        own: row ? (JSON.parse(row.texts) as Texts) : {},
        spoken: rows.map((one) => one.locale).filter(isLocaleTag),
      });
    },

    set: async (actor: RepActor, input: { siteId: string; locale: LocaleTag; own: Texts }) => {
      const { siteId, locale } = input;
      const kept = differing(await defaults(locale), input.own);
      if (!kept.ok) return kept;
      return store.run(async (tx): Promise<Result<{ own: Texts }>> => {
        if (!(await siteById(tx, siteId))) return fail('not_found', 'no such site');
        await writeTexts(tx, { site_id: siteId, locale, texts: JSON.stringify(kept.data), updated_at: tx.now });
        const facts = { locale, keys: Object.keys(kept.data) };
        await audit.write(tx, { actorId: actor.personId, action: 'site.texts', object: `site:${siteId}`, facts });
        await tx.signal('site.changed', { siteId });
        return ok({ own: kept.data });
      });
    },

    setLanguage: (actor: RepActor, { siteId, language }: { siteId: string; language: LocaleTag | null }) =>
      store.run(async (tx): Promise<Result<Record<string, never>>> => {
        if (!(await siteById(tx, siteId))) return fail('not_found', 'no such site');
        await setLanguage(tx, siteId, language);
        const facts = { language };
        await audit.write(tx, { actorId: actor.personId, action: 'site.language', object: `site:${siteId}`, facts });
        await tx.signal('site.changed', { siteId });
        return ok({});
      }),
  };
};

export type SiteTexts = ReturnType<typeof createSiteTexts>;
