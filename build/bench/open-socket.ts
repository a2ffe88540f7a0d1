import { io, type Socket } from 'socket.io-client';
import { protocolVersion } from '../../shared/protocol/version.ts';

/** Opens one socket of a measured server's namespace, as its own page would; rejects where it is refused. */
export const openSocket = async (url: string, namespace: string, auth: Record<string, unknown>): Promise<Socket> => {
  const socket = io(`${url}${namespace}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { ...auth, protocol: protocolVersion },
    extraHeaders: { origin: url },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
};
