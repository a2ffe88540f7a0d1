import type { Experiences } from '../../features/experiences/experiences.ts';
import type { VisitorHandlers } from '../handlers.ts';

/** The messenger's own doings. */
export const visitorMessengerHandlers = (experiences: Experiences): VisitorHandlers<'messenger.toggled'> => ({
  'messenger.toggled': ({ actor }, { open }) => experiences.toggled(actor, open),
});
