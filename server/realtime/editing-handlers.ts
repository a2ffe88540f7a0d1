import type { editingRequests } from '../../shared/protocol/editing.ts';
import type { Actor } from '../features/actor.ts';
import type { Editing } from '../features/conversations/editing.ts';
import type { Core } from '../features/core.ts';
import type { Handlers, Line } from './handlers.ts';

/** What either side may change of what it said: who asks is the actor, so both namespaces have the same handlers. */
export const editingHandlers = ({ store }: Core, editing: Editing): Handlers<typeof editingRequests, Line<Actor>> => ({
  'message.edit': ({ actor }, input) => store.run((tx) => editing.edit(tx, actor, input)),
  'message.delete': ({ actor }, input) => store.run((tx) => editing.remove(tx, actor, input)),
});
