import * as z from 'zod';
import { ConsentIn } from '../../../shared/domain/consent.ts';
import { isLocaleTag, type LocaleTag } from '../../../shared/domain/locales.ts';
import { plainLook } from '../../../shared/domain/site-look.ts';
import type { ConsentMode } from '../../../shared/protocol/http/setup.ts';
import { type WidgetLook, widgetLook } from '../../../shared/protocol/http/widget-look.ts';
import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import { readLook, readLooks } from '../sites/site-looks-repository.ts';
import { readOrigin } from './origins.ts';
import { markFirstView, readSites, readSiteTexts } from './site-directory-repository.ts';

/** A site as visitors' requests need it. */
export interface WidgetSite {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** How its messenger looks. */
  readonly look: WidgetLook;
  readonly consent: ConsentMode;
  /** Where it differs, by country. */
  readonly consentIn: ConsentIn;
  readonly origins: readonly string[];
  readonly viewed: boolean;
  /** The language for visitors whose own the widget does not speak. */
  readonly language: LocaleTag | null;
  /** What it says in words of its own, by language and key. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface SiteDirectory {
  byKey(key: string): WidgetSite | undefined;
  byId(id: string): WidgetSite | undefined;
  /** The origins whose pages may embed the frame of the site with this key; null for an unknown key. */
  originsOf(key: string): Promise<readonly string[] | null>;
  /** Notes that a page view of this site arrived, the first time. */
  viewed(tx: Tx, site: WidgetSite): Promise<void>;
  /** Resolves when all changes told so far are known here. */
  settled(): Promise<void>;
  stop(): void;
}

const Origins = z.array(z.string());
const Texts = z.record(z.string(), z.string());

/** All sites in memory, read anew when one changes: they are few, and each visitor's request asks for one. */
export const createSiteDirectory = async ({ store, board }: Pick<Core, 'store' | 'board'>): Promise<SiteDirectory> => {
  let known: readonly WidgetSite[] = [];
  const read = async (): Promise<void> => {
    const [rows, texts] = [await readSites(store.k), await readSiteTexts(store.k)];
    const looks = new Map((await readLooks(store.k)).map((row) => [row.site_id, readLook(row.look)]));
    known = rows.map((row) => ({
      id: row.id,
      key: row.key,
      name: row.name,
      look: widgetLook(row.color, looks.get(row.id) ?? plainLook),
      consent: row.consent,
      consentIn: ConsentIn.parse(JSON.parse(row.consent_in)),
      origins: Origins.parse(JSON.parse(row.origins)),
      viewed: row.first_view_at !== null,
      language: row.language !== null && isLocaleTag(row.language) ? row.language : null,
      texts: Object.fromEntries(
        texts.filter((own) => own.site_id === row.id).map((own) => [own.locale, Texts.parse(JSON.parse(own.texts))]),
      ),
    }));
  };
  await read();
  let reading: Promise<void> = Promise.resolve();
  const stop = board.after('site.changed', () => {
    reading = reading.then(read, read);
    // Asked for through `settled`; a store that closes meanwhile is no reason to fall.
    reading.catch(() => {});
  });

  return {
    byKey: (key) => known.find((site) => site.key === key),
    byId: (id) => known.find((site) => site.id === id),
    originsOf: async (key) => {
      await reading;
      const site = known.find((each) => each.key === key);
      return site ? site.origins.map(readOrigin).filter((origin) => origin !== null) : null;
    },
    viewed: async (tx, site) => {
      if (site.viewed) return;
      if ((await tx.run(markFirstView, { id: site.id, at: tx.now })) > 0) {
        await tx.signal('site.changed', { siteId: site.id });
      }
    },
    settled: () => reading,
    stop,
  };
};
