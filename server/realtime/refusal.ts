import type { Socket } from 'socket.io';
import type * as z from 'zod';
import { type Failure, fail, type Result } from '../../shared/protocol/result.ts';
import { oldestProtocol, protocolVersion } from '../../shared/protocol/version.ts';
import type { Log } from '../observability/log.ts';
import { forgetRequest } from './forget-requests.ts';

/** An error whose `data` reaches the client's `connect_error`. */
class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly data: Failure['error'];
  constructor({ error }: Failure) {
    super(error.code);
    this.data = error;
  }
}

const checkProtocol = (auth: unknown): Failure | null => {
  const spoken = typeof auth === 'object' && auth !== null && 'protocol' in auth ? auth.protocol : undefined;
  if (typeof spoken !== 'number') return fail('bad_request', 'the handshake names no protocol version');
  if (spoken < oldestProtocol) return fail('too_old', 'this client is too old for the router', { side: 'client' });
  if (spoken > protocolVersion) return fail('too_old', 'this router is too old for the client', { side: 'router' });
  return null;
};

/**
 * A namespace's door: protocol version, shape of the handshake, then `admit`, whose failure is what the client reads.
 * What `admit` answers becomes the socket's data.
 */
export const door =
  <S extends z.ZodType, D>(
    schema: S,
    admit: (handshake: z.output<S>, socket: Socket) => Promise<Result<D>>,
    log: Log,
  ): ((socket: Socket, next: (error?: Error) => void) => void) =>
  (socket, next) => {
    const decide = async (): Promise<Failure | null> => {
      const auth: unknown = socket.handshake.auth;
      const protocol = checkProtocol(auth);
      if (protocol) return protocol;
      const parsed = schema.safeParse(auth);
      if (!parsed.success) return fail('bad_request', 'the handshake is not understood');
      const admitted = await admit(parsed.data, socket);
      if (!admitted.ok) return admitted;
      socket.data = admitted.data;
      forgetRequest(socket);
      return null;
    };
    decide().then(
      (failure) => next(failure ? new Refusal(failure) : undefined),
      (error: unknown) => {
        log.error('a handshake broke', { error });
        next(new Refusal(fail('internal', 'something broke in the router')));
      },
    );
  };
