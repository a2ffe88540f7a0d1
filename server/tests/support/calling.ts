import type { Role } from '../../../shared/domain/person.ts';
import type { Booted } from '../boot.ts';
import { repSocket } from './sockets.ts';
import { hire } from './staff.ts';
import { openSite, visitorTab } from './visiting.ts';

/** Somebody at a console. */
export const atConsole = async (house: Booted, name: string, role: Role = 'rep') => {
  const person = await hire(house.app, name, role);
  const sessionId = house.app.core.ids.next();
  const socket = await repSocket(house, { kind: 'rep', personId: person.id, role, sessionId });
  return { ...socket, person, sessionId };
};

/** A rep and a visitor of a fresh site who talk by voice. */
export const aCall = async (house: Booted, name: string) => {
  const { ids } = house.app.core;
  const rep = await atConsole(house, name);
  await rep.request('presence.set', { status: 'available' });
  const tab = await visitorTab(house, await openSite(house), `visitor of ${name}`, '/pricing');
  const by = { kind: 'text' as const, text: 'Can we talk?' };
  const started = await tab.request('conversation.start', { clientId: ids.next(), by });
  if (!started.ok) throw new Error(started.error.message);
  await rep.request('view.open', { viewId: ids.next(), view: 'offers', params: {} });
  let offer: string | undefined;
  while (offer === undefined) {
    const opened = await rep.request('view.open', { viewId: ids.next(), view: 'offers', params: {} });
    offer = opened.ok ? opened.data.items[0]?.id : undefined;
  }
  await rep.request('offer.accept', { reservationId: offer });
  await tab.heard('state', (state) => state.rep !== null);
  await rep.request('presence.set', { status: 'away' });
  const { id: conversationId } = started.data.conversation;
  const [callId, repSeat, tabSeat] = [ids.next(), ids.next(), ids.next()];
  await rep.request('call.start', { conversationId, callId, seat: repSeat });
  await tab.request('call.accept', { callId, seat: tabSeat });
  await rep.request('call.connected', { callId, seat: repSeat });
  return { rep, tab, conversationId, callId, repSeat, tabSeat };
};
