import type { Plugin } from 'vite';

const VIRTUAL = '\0engine-io-websocket-only';

/**
 * Leaves long-polling and WebTransport out of engine.io-client: the router speaks WebSocket only, and the widget is weighed
 * in kilobytes on other people's pages. Only the table of transports is replaced; the rest is the package's own.
 */
export const websocketOnly = (): Plugin => ({
  name: 'foyer-websocket-only',
  enforce: 'pre',
  apply: 'build',
  resolveId(source, importer) {
    const isTable = source === './transports/index.js' && importer?.includes('/engine.io-client/build/esm/');
    return isTable ? VIRTUAL : null;
  },
  load: (id) =>
    id === VIRTUAL
      ? "import { WebSocket } from 'engine.io-client'; export const transports = { get websocket() { return WebSocket; } };"
      : null,
});
