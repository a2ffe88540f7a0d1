import { statement } from '../../db/statement.ts';

export const allSites = statement<Record<string, never>>()('sites.all_for_widget', (k) =>
  k.selectFrom('sites').select(['id', 'key', 'name', 'origins', 'consent', 'color', 'first_view_at']),
);

export const markFirstView = statement<{ id: string; at: number }>()('sites.mark_first_view', (k, p) =>
  k
    .updateTable('sites')
    .set({ first_view_at: p('at') })
    .where('id', '=', p('id'))
    .where('first_view_at', 'is', null),
);
