import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { Contract } from '../../shared/protocol/contract.ts';
import type { Log } from '../log.ts';
import type { PageKind } from '../security/pages.ts';
import type { Sender } from '../security/trusted-sender.ts';
import { answerRequest, type Handlers } from './answer-request.ts';

interface GateDeps {
  /** The kind of window a page lives in; null when we did not make it. */
  kindOf: (contents: WebContents) => PageKind | null;
  log: Log;
}

/** The one way a page's message gets into the main process. */
export interface IpcGate {
  serve<C extends Contract>(page: PageKind, contract: C, handlers: Handlers<C>): void;
}

// A library that stores settings also answers any page with their folder; nobody here asks it to.
const foreignChannels = ['electron-store-get-data'];

export const createIpcGate = ({ kindOf, log }: GateDeps): IpcGate => {
  for (const channel of foreignChannels) ipcMain.removeAllListeners(channel);

  const senderOf = ({ senderFrame, sender }: IpcMainInvokeEvent): Sender => ({
    url: senderFrame?.url ?? null,
    isMainFrame: senderFrame !== null && senderFrame === sender.mainFrame,
    window: kindOf(sender),
  });

  return {
    serve: (page, contract, handlers) => {
      for (const [channel, request] of Object.entries(contract)) {
        const handler = handlers[channel] as (input: unknown) => unknown;
        ipcMain.handle(channel, (event, ...args: unknown[]) =>
          answerRequest({ channel, page, request, handler, log }, senderOf(event), args),
        );
      }
    },
  };
};
