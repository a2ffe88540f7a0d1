import { routingHouse } from './routing-house.ts';

/** A rep and a visitor in a running conversation in which nothing was said yet. */
export const callTalk = async () => {
  const house = await routingHouse();
  const ada = await house.rep('Ada Lind');
  const { conversationId } = await house.ask('maria');
  await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
  const maria = house.visitorOf('maria');
  const [callId, adas, marias] = [house.core.ids.next(), house.core.ids.next(), house.core.ids.next()];
  const ring = () => house.calls.start(ada, { conversationId, callId, seat: adas });
  const answer = () => house.calls.accept(maria, { callId, seat: marias });
  const connect = () => house.calls.connected(ada, { callId, seat: adas });
  const last = async (): Promise<Record<string, unknown>> => {
    const { entries } = await house.store.run(async (tx) => {
      const rows = await tx.k
        .selectFrom('events')
        .select(['type', 'data'])
        .where('stream', '=', `conversation:${conversationId}`)
        .orderBy('seq')
        .execute();
      return { entries: rows };
    });
    const call = entries.findLast((entry) => entry.type === 'call');
    return call ? JSON.parse(call.data) : {};
  };
  return { house, ada, maria, conversationId, callId, adas, marias, ring, answer, connect, last };
};
