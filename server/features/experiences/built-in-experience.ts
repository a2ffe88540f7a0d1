import type { ExperienceView } from '../../../shared/protocol/visitor/contract.ts';
import type { VisitorWords } from '../words/visitor-words.ts';

/** The one experience every site has: a greeting, three ways on; the call is shown while somebody is free for one. Its id is the same in every workspace. */
export const builtInExperience = { id: '01930000-0000-7000-8000-000000000001' } as const;

/** It, as a visitor reads it. */
export const viewIn = (words: VisitorWords): ExperienceView => ({
  ...builtInExperience,
  greeting: words['experience.greeting'],
  choices: [
    { id: 'talk', label: words['experience.talk'] },
    { id: 'call', label: words['experience.call'] },
    { id: 'book', label: words['experience.book'] },
  ],
});

/** The nodes of its flow, as they are logged. */
export type StepName = 'greeting' | 'route' | 'email' | 'rep' | 'booker' | 'booked' | 'closed';
