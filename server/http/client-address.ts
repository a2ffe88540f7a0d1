import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import type { ReadPractice } from './practice-door.ts';

/** Whose word about the caller's address is believed; the same rule for routes and sockets. */
export type TrustRule = (address: string, hop: number) => boolean;

/** Makes the rule of a setting: no proxy, a number of hops, or the proxies' addresses. */
export const createTrustRule = (trusted: false | number | string[]): TrustRule => {
  if (trusted === false) return () => false;
  return typeof trusted === 'number' ? (_address, hop) => hop < trusted : proxyAddr.compile(trusted);
};

/** The address a request came from, seen through the proxies that are believed; a practice visitor has the one it claims. */
export const createAddressOf =
  (trust: TrustRule, practice: ReadPractice): ((request: IncomingMessage) => string) =>
  (request) =>
    practice(request)?.address ?? proxyAddr(request, trust);
