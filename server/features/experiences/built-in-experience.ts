import type { ExperienceView } from '../../../shared/protocol/visitor/contract.ts';
import { catalogue } from './catalogue.en.ts';

/** The one experience every site has: a greeting, two ways on. Its id is the same in every workspace. */
export const builtInExperience: ExperienceView = {
  id: '01930000-0000-7000-8000-000000000001',
  greeting: catalogue.greeting,
  choices: [
    { id: 'talk', label: catalogue.talk },
    { id: 'book', label: catalogue.book },
  ],
};

/** The nodes of its flow, as they are logged. */
export type StepName = 'greeting' | 'route' | 'email' | 'rep' | 'booker' | 'booked' | 'closed';
