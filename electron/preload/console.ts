import { contextBridge } from 'electron';
import type { FoyerConsoleApi } from '../../shared/ipc/console-api.ts';
import type { ConsoleEvents, ConsoleRequests } from '../../shared/ipc/console-contract.ts';
import type { ConsoleLink } from '../../shared/ipc/console-link.ts';
import { asker } from './ask.ts';
import { askAhead } from './ask-ahead.ts';
import { hear } from './hear.ts';

const ask = asker<ConsoleRequests>();
const on = <T>(event: keyof ConsoleEvents, listener: (payload: T) => void) => hear(event, listener);

// The page's first two questions are asked while its code is still being read. A one-use ticket lives for 30 s.
const status = askAhead(() => ask('session.status'), 5_000, Date.now);
const ticket = askAhead(() => ask('session.ticket'), 5_000, Date.now);
on('session.changed', () => {
  status.again();
  ticket.again();
});

const onLink = (listener: (link: ConsoleLink) => void) => {
  const stop = on('links.arrived', listener);
  void ask('links.take').then((taken) => {
    if (taken.ok) for (const link of taken.data) listener(link);
  });
  return stop;
};

const api: FoyerConsoleApi = {
  session: {
    status: status.take,
    setRouter: (input) => ask('session.setRouter', input),
    signIn: (input) => ask('session.signIn', input),
    demoSignIn: (input) => ask('session.demoSignIn', input),
    exchangeCode: (input) => ask('session.exchangeCode', input),
    acceptInvitation: (input) => ask('session.acceptInvitation', input),
    signOut: () => ask('session.signOut'),
    ticket: ticket.take,
    onChanged: (listener) => on('session.changed', listener),
  },
  settings: {
    read: () => ask('settings.read'),
    change: (part) => ask('settings.change', part),
    onChanged: (listener) => on('settings.changed', listener),
  },
  offerCard: {
    show: (card) => ask('offerCard.show', card),
    hide: (input) => ask('offerCard.hide', input),
    onAct: (listener) => on('offerCard.act', listener),
  },
  notify: {
    show: (notice) => ask('notify.show', notice),
    clear: (input) => ask('notify.clear', input),
    onLook: (listener) => on('notify.look', listener),
  },
  texts: { key: () => ask('texts.key') },
  tray: {
    show: (view) => ask('tray.show', view),
    onChosen: (listener) => on('tray.chosen', listener),
  },
  machine: {
    state: () => ask('machine.state'),
    onChanged: (listener) => on('machine.changed', listener),
  },
  screen: {
    sources: () => ask('screen.sources'),
    choose: (input) => ask('screen.choose', input),
    veil: (input) => ask('screen.veil', input),
  },
  system: {
    platform: () => ask('system.platform'),
    setBadge: (input) => ask('system.setBadge', input),
    openExternal: (input) => ask('system.openExternal', input),
    focusWindow: (input) => ask('window.focus', input),
  },
  links: { onLink },
};

contextBridge.exposeInMainWorld('foyer', api);
