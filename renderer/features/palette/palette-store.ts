import type { FoundPerson, FoundTalk } from '../../../shared/protocol/rep/search.ts';
import { slot } from '../../bridge/workspace.ts';

/** How many of the last choices are kept. */
const most = 12;

/** Something that was chosen: a command is known by its id alone, a person or a conversation is drawn as it was found. */
export interface Chosen {
  id: string;
  person?: FoundPerson;
  talk?: FoundTalk;
}

/** What was chosen from the palette lately, the latest first; forgotten with the window, for it may name people. */
export const latelySlot = slot('palette', () => {
  let chosen: readonly Chosen[] = [];
  return {
    list: (): readonly Chosen[] => chosen,
    ids: (): readonly string[] => chosen.map(({ id }) => id),
    add(choice: Chosen): void {
      chosen = [choice, ...chosen.filter(({ id }) => id !== choice.id)].slice(0, most);
    },
  };
});
