import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import type { Page } from '../visitors/visitor-record.ts';
import type { Visitors } from '../visitors/visitors.ts';
import { builtInExperience, type StepName } from './built-in-experience.ts';
import { impressionById, impressionOfPage, insertImpression } from './steps-repository.ts';

/** Notes a step of an impression that has no conversation yet. */
type Entered = (tx: Tx, impressionId: string, conversation: null, step: StepName) => Promise<void>;

/** Who was served the experience on which page: once per look at a page, kept when the visitor is. */
export const createImpressions = ({ ids }: Core, visitors: Visitors, entered: Entered) => {
  /** Impressions on pages of visitors who live in memory; they go with the page. */
  const unkept = new WeakMap<Page, string>();
  const experienceId = builtInExperience.id;

  const keep = async (tx: Tx, visitorId: string, visitId: string, page: Page, id: string): Promise<void> => {
    await tx.run(insertImpression, {
      id,
      experience_id: experienceId,
      visitor_id: visitorId,
      visit_id: visitId,
      page_view_id: page.id,
      at: tx.now,
    });
    await entered(tx, id, null, 'greeting');
  };

  visitors.onRemembered(async (tx, visitorId) => {
    const facts = visitors.recordOf(visitorId)?.facts;
    for (const { page } of facts?.tabs ?? []) {
      const id = unkept.get(page);
      if (facts?.visit && id) await keep(tx, visitorId, facts.visit.id, page, id);
    }
  });

  return {
    /** The experience is shown in this tab; answers the id of the impression, the same one for the same look at the page. */
    shown: async (tx: Tx, visitorId: string, tabId: string): Promise<string> => {
      const now = visitors.pageOf(visitorId, tabId);
      // Where no pages are tracked no impressions are either; the visitor's flow goes on all the same.
      if (!now) return ids.next();
      if (!now.stored) {
        const id = unkept.get(now.page) ?? ids.next();
        unkept.set(now.page, id);
        return id;
      }
      const known = await tx.get(impressionOfPage, { pageViewId: now.page.id, experienceId });
      if (known) return known.id;
      const id = ids.next();
      await keep(tx, visitorId, now.visitId, now.page, id);
      return id;
    },

    /** The impression's id where it is kept and this visitor's, else null. */
    ownOf: async (tx: Tx, visitorId: string, impressionId: string | undefined): Promise<string | null> => {
      if (impressionId === undefined) return null;
      const row = await tx.get(impressionById, { id: impressionId });
      return row?.visitor_id === visitorId ? row.id : null;
    },
  };
};
