import type { Contract, OutputOf, ParsedInputOf, RequestContract } from '../../shared/protocol/contract.ts';
import { fail, type Result } from '../../shared/protocol/result.ts';
import { errorFields, type Log } from '../log.ts';
import type { PageKind } from '../security/pages.ts';
import { isTrusted, type Sender } from '../security/trusted-sender.ts';

/** One handler per channel of a contract: it gets parsed input and answers a Result. */
export type Handlers<C extends Contract> = {
  [K in keyof C]: (input: ParsedInputOf<C, K>) => Result<OutputOf<C, K>> | Promise<Result<OutputOf<C, K>>>;
};

interface Served {
  channel: string;
  page: PageKind;
  request: RequestContract;
  handler: (input: unknown) => unknown;
  log: Log;
}

/** Answers one message from a page: is the sender ours, is the message what the channel takes, then the handler. Never throws. */
export const answerRequest = async (
  { channel, page, request, handler, log }: Served,
  sender: Sender,
  args: readonly unknown[],
): Promise<unknown> => {
  if (!isTrusted(sender, page)) {
    log.warn('ipc_refused', { channel, code: 'forbidden' });
    return fail('forbidden', 'This page may not ask that.');
  }
  const input = request.input.safeParse(args[0]);
  if (args.length > 1 || !input.success) {
    log.warn('ipc_refused', { channel, code: 'bad_request' });
    return fail('bad_request', `The request on ${channel} does not have the shape agreed on.`);
  }
  try {
    return await handler(input.data);
  } catch (error) {
    log.error('ipc_failed', { channel, ...errorFields(error) });
    return fail('internal', `The desktop failed on ${channel}.`);
  }
};
