import type { Transfer } from '../../../shared/domain/transfer.ts';
import type { Company } from '../../../shared/domain/visitor.ts';
import type { OfferItem, WhyMe } from '../../../shared/protocol/rep/views.ts';
import { toTransfer } from '../conversations/transfers-repository.ts';
import type { Core } from '../core.ts';
import { practiceMarkOf } from '../visitors/practice-mark.ts';
import { lastTalkBefore, openOffersOfRep } from './offers-repository.ts';

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

/** The facts of *why me*; the console words them. */
const whyParams = (
  why: WhyMe['code'],
  locale: string | null,
  company: Company | null,
  transfer: Transfer | null,
  talk: { at: string } | undefined,
): Record<string, string> => {
  if (transfer) return { from: transfer.from.name };
  if (talk) return talk;
  if (why === 'owner' && company) return { company: company.name };
  if (why === 'fallback' && company?.owner) return { owner: company.owner.name };
  return why === 'same_language' && locale !== null ? { language: locale } : {};
};

/** The order of the cards: what is the rep's alone first, then who waits longest. */
const byCard = (a: OfferItem, b: OfferItem): number =>
  Number(b.sole) - Number(a.sole) || a.waitingSince - b.waitingSince || (a.id < b.id ? -1 : 1);

/** Reads a rep's open offers, top card first. */
export const createOffers =
  ({ store }: Core) =>
  async (repId: string): Promise<OfferItem[]> => {
    const talks = new Map<string, { at: string }>();
    const rows = await store.read(async (reads) => {
      const found = await reads.all(openOffersOfRep, { repId });
      for (const row of found) {
        if (row.why !== 'previous_rep') continue;
        const { visitor_id: visitorId, conversation_id: conversationId } = row;
        const last = await reads.get(lastTalkBefore, { visitorId, repId, conversationId });
        if (last) talks.set(row.id, { at: String(last.created_at) });
      }
      return found;
    });
    return rows
      .map((row): OfferItem => {
        const company = toCompany(row);
        const transfer = toTransfer(row);
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
            ...practiceMarkOf(row),
          },
          pagePath: row.page_path,
          why: { code: row.why, params: whyParams(row.why, row.locale, company, transfer, talks.get(row.id)) },
          sole: row.sole === 1,
          offeredAt: row.offered_at,
          expiresAt: row.expires_at,
          waitingSince: row.waiting_since,
          transfer,
        };
      })
      .sort(byCard);
  };

export type Offers = ReturnType<typeof createOffers>;
