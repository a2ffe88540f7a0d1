import type { Company } from '../../../shared/domain/visitor.ts';
import type { OfferItem } from '../../../shared/protocol/rep/views.ts';
import type { Core } from '../core.ts';
import { openOffersOfRep } from './offers-repository.ts';

interface CompanyColumns {
  account_id: string | null;
  account_name: string | null;
  target: number | null;
  owner_id: string | null;
  owner_name: string | null;
  owner_photo: string | null;
}

const toCompany = (row: CompanyColumns): Company | null =>
  row.account_id === null || row.account_name === null
    ? null
    : {
        accountId: row.account_id,
        name: row.account_name,
        target: row.target === 1,
        owner:
          row.owner_id !== null && row.owner_name !== null
            ? { id: row.owner_id, name: row.owner_name, photo: row.owner_photo }
            : null,
      };

/** The order of the cards: what is the rep's alone first, then who waits longest. */
const byCard = (a: OfferItem, b: OfferItem): number =>
  Number(b.sole) - Number(a.sole) || a.waitingSince - b.waitingSince || (a.id < b.id ? -1 : 1);

/** Reads a rep's open offers, top card first. */
export const createOffers =
  ({ store }: Core) =>
  async (repId: string): Promise<OfferItem[]> => {
    const rows = await store.run((tx) => tx.all(openOffersOfRep, { repId }));
    return rows
      .map((row): OfferItem => {
        const company = toCompany(row);
        return {
          id: row.id,
          workItemId: row.work_item_id,
          conversationId: row.conversation_id,
          kind: row.kind,
          words: row.words,
          visitor: {
            id: row.visitor_id,
            name: row.name,
            city: row.city,
            country: row.country,
            zone: row.zone,
            locale: row.locale,
            company,
          },
          pagePath: row.page_path,
          why: { code: row.why, params: row.why === 'owner' && company ? { company: company.name } : {} },
          sole: row.sole === 1,
          offeredAt: row.offered_at,
          expiresAt: row.expires_at,
          waitingSince: row.waiting_since,
        };
      })
      .sort(byCard);
  };

export type Offers = ReturnType<typeof createOffers>;
