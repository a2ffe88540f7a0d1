import { describe, expect, it } from 'vitest';
import { createCallHouse } from '../tests/call-house.ts';

const phases = (house: ReturnType<typeof createCallHouse>) => [house.rep.view().phase, house.visitor.view().phase];
const ended = (house: ReturnType<typeof createCallHouse>) =>
  [house.rep.view().call, house.visitor.view().call].map((call) =>
    call?.state === 'ended' ? call.reason : call?.state,
  );

describe('the router', () => {
  it('that was away tells what became of the call', async () => {
    const house = createCallHouse();
    await house.talk();
    house.rep.cut();
    house.visitor.engine.hangUp();
    await house.settle();
    house.rep.mend();
    await house.settle();
    expect(house.rep.view().phase).toBe('ended');
  });

  it('that did not hear a hang-up hears it again when it is back', async () => {
    const house = createCallHouse();
    await house.talk();
    house.rep.cut();
    house.rep.engine.hangUp();
    await house.settle();
    expect(house.rep.view().phase).toBe('ended');
    house.rep.mend();
    await house.settle();
    expect(phases(house)).toEqual(['ended', 'ended']);
    expect(ended(house)[1]).toBe('hung_up');
  });

  it('that repeats itself or tells old news changes nothing', async () => {
    const house = createCallHouse();
    const told: (typeof house.calls extends Map<string, infer C> ? C : never)[] = [];
    house.rep.engine.subscribe(() => {
      const { call } = house.rep.view();
      if (call && told.at(-1) !== call) told.push(call);
    });
    await house.talk();
    for (const call of [...told]) house.tell(call);
    expect(phases(house)).toEqual(['connected', 'connected']);
    house.rep.engine.hangUp();
    await house.settle();
    house.rep.engine.dismiss();
    for (const call of [...told].filter(({ state }) => state === 'ended')) house.tell(call);
    expect(house.rep.view().phase).toBe('idle');
  });

  it('still says a call rings after the socket was away: it rings here', async () => {
    const house = createCallHouse();
    house.visitor.cut();
    house.rep.engine.start(house.conversationId);
    await house.settle();
    expect(house.visitor.view().phase).toBe('idle');
    house.visitor.mend();
    await house.settle();
    expect(house.visitor.view().phase).toBe('ringing');
  });

  it('that ended what rang behind a cut has the next call ring at once', async () => {
    const house = createCallHouse();
    house.rep.engine.start(house.conversationId);
    await house.settle();
    house.visitor.cut();
    house.rep.engine.hangUp();
    await house.settle();
    house.visitor.mend();
    await house.settle();
    expect(house.visitor.view().phase).toBe('ended');
    house.rep.engine.start(house.conversationId);
    await house.settle();
    expect(phases(house)).toEqual(['calling', 'ringing']);
  });

  it('is left alone by an engine that was closed', async () => {
    const house = createCallHouse();
    await house.talk();
    house.visitor.engine.close();
    expect(house.visitor.microphone.opened.every(({ track }) => track.stopped)).toBe(true);
    house.rep.engine.hangUp();
    await house.settle();
    expect(house.visitor.view().phase).toBe('connected');
  });
});
