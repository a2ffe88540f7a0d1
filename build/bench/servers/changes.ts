import { startChanges } from '../feed-cards.ts';
import { measured } from './measured.ts';

/** What making the changes of a live feed costs where nobody is told of them. */
measured(
  {},
  startChanges(() => {}),
);
