import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '../locales/words.ts';
import type { Presence } from '../presence/presence.ts';
import type { Messenger } from './messenger.ts';

/** What every part of the messenger may reach. */
export interface Room {
  words: Words;
  presence: Presence;
  messenger: Messenger;
}

export const RoomContext = createContext<Room | null>(null);

/** The messenger's room; parts are only ever drawn inside it. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('drawn outside the messenger');
  return room;
}
