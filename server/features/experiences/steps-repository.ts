import { sql } from 'kysely';
import type { NewRow } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

export const insertImpression = statement<NewRow<'impressions'> & Record<string, unknown>>()(
  'impressions.insert',
  (k, p) =>
    k
      .insertInto('impressions')
      .values({
        id: p('id'),
        experience_id: p('experience_id'),
        visitor_id: p('visitor_id'),
        visit_id: p('visit_id'),
        page_view_id: p('page_view_id'),
        at: p('at'),
      })
      .onConflict((conflict) => conflict.columns(['page_view_id', 'experience_id']).doNothing()),
);

export const impressionOfPage = statement<{ pageViewId: string; experienceId: string }>()(
  'impressions.of_page',
  (k, p) =>
    k
      .selectFrom('impressions')
      .select('id')
      .where('page_view_id', '=', p('pageViewId'))
      .where('experience_id', '=', p('experienceId')),
);

export const impressionById = statement<{ id: string }>()('impressions.by_id', (k, p) =>
  k.selectFrom('impressions').select(['id', 'visitor_id']).where('id', '=', p('id')),
);

export const lastImpressionOf = statement<{ visitorId: string }>()('impressions.last_of_visitor', (k, p) =>
  k.selectFrom('impressions').select('id').where('visitor_id', '=', p('visitorId')).orderBy('at', 'desc').limit(1),
);

export const insertStep = statement<NewRow<'experience_steps'> & Record<string, unknown>>()(
  'experience_steps.insert',
  (k, p) =>
    k.insertInto('experience_steps').values({
      id: p('id'),
      impression_id: p('impression_id'),
      conversation_id: p('conversation_id'),
      step: p('step'),
      kind: p('kind'),
      drop: p('drop'),
      at: p('at'),
    }),
);

export const lastStepOf = statement<{ impressionId: string }>()('experience_steps.last', (k, p) =>
  k
    .selectFrom('experience_steps')
    .select(['step', 'kind'])
    .where('impression_id', '=', p('impressionId'))
    .orderBy('id', 'desc')
    .limit(1),
);

/** A rep's message that the visitor has not seen, if there is one. */
export const unseenAnswer = statement<{ conversationId: string; seen: number }>()('messages.unseen_answer', (k, p) =>
  k
    .selectFrom('messages')
    .select('seq')
    .where('conversation_id', '=', p('conversationId'))
    .where('seq', '>', p('seen'))
    .where('sender_kind', '=', sql.lit('rep'))
    .limit(1),
);
