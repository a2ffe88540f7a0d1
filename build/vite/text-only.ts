import type { Plugin } from 'vite';

const IS_BINARY = '\0socket-io-text-only:is-binary';
const BINARY = '\0socket-io-text-only:binary';

const replaced: Record<string, string> = {
  './is-binary.js': IS_BINARY,
  './binary.js': BINARY,
};

const sources: Record<string, string> = {
  [IS_BINARY]: 'export const isBinary = () => false; export const hasBinary = isBinary;',
  [BINARY]: `const refuse = () => { throw new Error('binary packets are not spoken here'); };
export { refuse as deconstructPacket, refuse as reconstructPacket };`,
};

/**
 * Leaves binary packets out of socket.io-parser: the visitor's contract is JSON, and a packet of any other kind closes the
 * socket as the parser does with all it cannot read. Only the two modules that take such packets apart are replaced.
 */
export const textOnly = (): Plugin => ({
  name: 'foyer-text-only',
  enforce: 'pre',
  apply: 'build',
  resolveId: (source, importer) =>
    importer?.includes('/socket.io-parser/build/esm/') ? (replaced[source] ?? null) : null,
  load: (id) => sources[id] ?? null,
});
