import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { sameSecret } from './same-secret.ts';

/** What the generator of practice visitors says of one of them, as a trusted proxy would of a real one. */
export interface PracticePass {
  /** The address its limits are counted for; null leaves it the address the request came from. */
  address: string | null;
}

interface Place {
  country: string;
  city: string | null;
}

/** Reads the pass of a request; null for everybody who does not have the key. */
export type ReadPractice = (request: Pick<IncomingMessage, 'headers'>) => PracticePass | null;

export interface PracticeDoor {
  read: ReadPractice;
  /** Where a claimed address would be; null for every address of the internet. */
  placeOf(address: string): Place | null;
}

const keyHeader = 'x-foyer-practice-key';
const addressHeader = 'x-foyer-practice-address';
/** Country, and a city in percent-encoding: `PT Lisboa`. */
const placeHeader = 'x-foyer-practice-place';

const readPlace = (text: string): Place | null => {
  const [, country, city] = /^([A-Z]{2})(?: (\S{1,200}))?$/.exec(text) ?? [];
  if (country === undefined) return null;
  try {
    return { country, city: city === undefined ? null : decodeURIComponent(city) };
  } catch {
    return null;
  }
};

/** The block that is set aside for measurements: what is said of an address of it is said of nobody's. */
const isNobodys = (address: string): boolean => /^198\.1[89]\./.test(address);
const placesKept = 10_000;

/**
 * The one way in for visitors to practise on. Without the key their headers mean nothing, so nobody else can pass for one
 * or claim an address; a router without a key knows no such visitors.
 */
export const createPracticeDoor = (key: string | null): PracticeDoor => {
  const places = new Map<string, Place>();
  const settle = (address: string, text: unknown): void => {
    const place = typeof text === 'string' && isNobodys(address) ? readPlace(text) : null;
    if (place === null) return;
    if (places.size >= placesKept) places.clear();
    places.set(address, place);
  };
  return {
    read: ({ headers }) => {
      const given = headers[keyHeader];
      if (key === null || typeof given !== 'string' || !sameSecret(given, key)) return null;
      const address = headers[addressHeader];
      if (typeof address !== 'string' || isIP(address) === 0) return { address: null };
      settle(address, headers[placeHeader]);
      return { address };
    },
    placeOf: (address) => places.get(address) ?? null,
  };
};
