import { ipcRenderer } from 'electron';
import type { Contract, InputOf, OutputOf } from '../../shared/protocol/contract.ts';
import type { Failure, Result } from '../../shared/protocol/result.ts';

// Schemas stay out of a preload: it is loaded before every page, and the main process parses what it sends anyway.
const unsendable: Failure = {
  ok: false,
  error: { code: 'bad_request', message: 'The request cannot be sent to the desktop.' },
};

/** Asks on one channel; what cannot even be copied over to the main process is a `bad_request` like any other garbage. */
export const asker =
  <C extends Contract>() =>
  async <K extends keyof C & string>(
    channel: K,
    ...input: undefined extends InputOf<C, K> ? [InputOf<C, K>?] : [InputOf<C, K>]
  ): Promise<Result<OutputOf<C, K>>> => {
    try {
      return await ipcRenderer.invoke(channel, ...input);
    } catch {
      return unsendable;
    }
  };
