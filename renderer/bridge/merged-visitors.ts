import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { slot, useSlot } from './workspace.ts';

/** Who of two visitors stayed, for what this console still knows under the other's id. */
const mergedSlot = slot('merged', ({ connection }) => {
  const stays = createStore<Readonly<Record<string, string>>>(() => ({}));
  const close = connection.on('visitor.merged', ({ from, into }) => stays.setState({ [from]: into }));
  return { stays, close };
});

/** The visitor under the id they have now: two may have been joined since it was read. */
export function useStaying<T extends string | null>(visitorId: T): T | string {
  const stays = useStore(useSlot(mergedSlot).stays);
  let id: T | string = visitorId;
  while (id !== null && stays[id] !== undefined) id = stays[id] ?? id;
  return id;
}
