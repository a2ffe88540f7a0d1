import { slot } from '../../bridge/workspace.ts';

/** How many of the last choices are kept. */
const most = 12;

/** What was chosen from the palette lately, the latest first; forgotten with the window, for it may name people. */
export const latelySlot = slot('palette', () => {
  let ids: readonly string[] = [];
  return {
    ids: (): readonly string[] => ids,
    add(id: string): void {
      ids = [id, ...ids.filter((one) => one !== id)].slice(0, most);
    },
  };
});
