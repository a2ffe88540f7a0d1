import * as z from 'zod';
import { Attributes } from '../../../shared/domain/identity.ts';
import type { VisitorCard, VisitorDetail } from '../../../shared/domain/visitor.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Row } from '../../db/schema.ts';
import type { Core } from '../core.ts';
import {
  readBooked,
  readEvents,
  readLatestVisit,
  readPast,
  readTrail,
  readVisitor,
} from './visitor-detail-repository.ts';
import { companyOf } from './visitor-rows.ts';
import type { Visitors } from './visitors.ts';

const eventsShown = 50;

const Campaign = z.record(z.string(), z.string());

type VisitorRow = NonNullable<Awaited<ReturnType<typeof readVisitor>>>;

/** The card of somebody who is not here: where they were last, and on no page. */
const awayCard = (row: VisitorRow, visit: Row<'visits'> | undefined): VisitorCard => ({
  id: row.id,
  siteId: row.site_id,
  name: row.name,
  email: row.email,
  city: row.city,
  country: row.country,
  zone: row.zone,
  locale: row.locale,
  device: row.device,
  company: companyOf(row),
  visits: Math.max(1, row.visits),
  source: visit ? { kind: visit.source_kind, label: visit.source_label } : { kind: 'direct', label: '' },
  page: null,
  visitStartedAt: visit?.started_at ?? row.first_seen_at,
  activity: 'browsing',
  connection: 'left',
  waitingSince: null,
  practice: row.practice === 1,
  conversationId: null,
  rep: null,
  pounce: null,
  pounceBlock: null,
});

/** Reads all that the visitor panel shows. */
export const createVisitorDetail =
  ({ store }: Core, visitors: Visitors, mailAfterS: () => number | null) =>
  async (visitorId: string): Promise<Result<VisitorDetail>> => {
    const record = visitors.recordOf(visitorId);
    const present = record && (record.loaded || !record.facts.stored) ? visitors.cardOf(visitorId) : null;
    if (record && present && !record.facts.stored) {
      // In memory for one page: that page is all there is.
      const { visit, profile, tabs } = record.facts;
      return ok({
        card: present,
        firstSeenAt: profile.firstSeenAt,
        referrer: visit?.referrer ?? null,
        campaign: visit?.campaign ?? {},
        proved: profile.externalId !== null,
        attributes: profile.attributes,
        events: [],
        trail: tabs.map(({ page: { path, title, at } }) => ({ path, title, at, leftAt: null })),
        conversations: [],
        meetings: [],
        mailAfterS: null,
      });
    }
    const row = await readVisitor(store.k, visitorId);
    if (!row) return fail('not_found', 'no such visitor');
    const visit = await readLatestVisit(store.k, visitorId);
    return ok({
      card: present ?? awayCard(row, visit),
      firstSeenAt: row.first_seen_at,
      referrer: visit?.referrer ?? null,
      campaign: visit ? Campaign.parse(JSON.parse(visit.campaign)) : {},
      trail: await readTrail(store.k, visitorId),
      proved: row.external_id !== null,
      attributes: Attributes.parse(JSON.parse(row.attributes)),
      events: (await readEvents(store.k, visitorId, eventsShown)).map(({ name, properties, at }) => ({
        name,
        properties: Attributes.parse(JSON.parse(properties)),
        at,
      })),
      conversations: await readPast(store.k, visitorId),
      meetings: await readBooked(store.k, visitorId),
      mailAfterS: row.email === null || row.no_mail === 1 || row.practice === 1 ? null : mailAfterS(),
    });
  };

export type ReadVisitorDetail = ReturnType<typeof createVisitorDetail>;
