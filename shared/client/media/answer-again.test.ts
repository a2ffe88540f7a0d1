import { describe, expect, it } from 'vitest';
import { ringMs } from '../../domain/call-steps.ts';
import { createCallHouse } from '../tests/call-house.ts';
import { answerAgainMs } from './create-call-engine.ts';

const phases = (house: ReturnType<typeof createCallHouse>) => [house.rep.view().phase, house.visitor.view().phase];
const accepts = ({ requests }: ReturnType<typeof createCallHouse>) =>
  requests.filter((request) => request === 'visitor call.accept').length;

describe('a call that rings', () => {
  it('that is answered while the router cannot take the answer is answered as soon as it can', async () => {
    const house = createCallHouse();
    house.rep.engine.start(house.conversationId);
    await house.settle();
    house.visitor.limit(true);
    house.visitor.engine.accept();
    await house.settle();
    await house.time.advance(answerAgainMs * 2);
    await house.settle();
    expect(phases(house)).toEqual(['calling', 'asking']);
    expect(house.visitor.view().refusal).toBeNull();
    house.visitor.limit(false);
    await house.time.advance(answerAgainMs);
    await house.settle();
    expect(phases(house)).toEqual(['connected', 'connected']);
    expect(accepts(house)).toBe(4);
  });

  it.each(['the person who answered', 'the caller'])(
    'that %s gives up while the router cannot take the answer is not answered again',
    async (who) => {
      const house = createCallHouse();
      house.rep.engine.start(house.conversationId);
      await house.settle();
      house.visitor.limit(true);
      house.visitor.engine.accept();
      await house.settle();
      house[who === 'the caller' ? 'rep' : 'visitor'].engine.hangUp();
      house.visitor.limit(false);
      await house.time.advance(ringMs);
      await house.settle();
      expect(phases(house)).toEqual(['ended', 'ended']);
      expect(accepts(house)).toBe(1);
      expect(house.visitor.microphone.opened.every(({ track }) => track.stopped)).toBe(true);
    },
  );

  it('that another tab answers while the router cannot take this one’s answer is left to it', async () => {
    const house = createCallHouse();
    const other = house.makeSide('visitor');
    house.rep.engine.start(house.conversationId);
    await house.settle();
    house.visitor.limit(true);
    house.visitor.engine.accept();
    await house.settle();
    other.engine.accept();
    await house.settle();
    house.visitor.limit(false);
    await house.time.advance(answerAgainMs);
    await house.settle();
    expect([house.rep.view().phase, other.view().phase]).toEqual(['connected', 'connected']);
    expect(house.visitor.view()).toMatchObject({ phase: 'elsewhere', refusal: null });
  });

  it('whose answer the router takes at no time while it rings says so, and holds no microphone', async () => {
    const house = createCallHouse();
    house.rep.engine.start(house.conversationId);
    await house.settle();
    house.visitor.cut();
    house.visitor.engine.accept();
    await house.time.advance(ringMs + answerAgainMs);
    await house.settle();
    expect(house.visitor.view()).toMatchObject({ phase: 'idle', refusal: 'offline' });
    expect(house.visitor.microphone.opened.every(({ track }) => track.stopped)).toBe(true);
  });
});
