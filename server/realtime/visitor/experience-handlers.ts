import { ok } from '../../../shared/protocol/result.ts';
import type { Experiences } from '../../features/experiences/experiences.ts';
import type { VisitorHandlers } from '../handlers.ts';

type Events = 'experience.get' | 'experience.shown' | 'conversation.start' | 'email.give' | 'email.skip';

/** The experience of the page and the visitor's way through it. */
export const visitorExperienceHandlers = (experiences: Experiences): VisitorHandlers<Events> => ({
  'experience.get': async ({ actor }) => ok({ experience: experiences.view(actor) }),
  'experience.shown': ({ actor, tabId }, { experienceId }) => experiences.shown(actor, tabId, experienceId),
  'conversation.start': ({ actor, tabId }, input) => experiences.start(actor, tabId, input),
  'email.give': ({ actor }, { email }) => experiences.giveEmail(actor, email),
  'email.skip': ({ actor }) => experiences.skipEmail(actor),
});
