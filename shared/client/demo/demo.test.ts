import { describe, expect, it } from 'vitest';
import { giveUpMs } from '../media/supervise-peer.ts';
import { createDemoHouse } from '../tests/demo-house.ts';

const aDemo = async () => {
  const house = createDemoHouse();
  const picture = await house.show();
  await house.watch();
  return { house, picture };
};
const closed = ({ peers }: ReturnType<typeof createDemoHouse>) => peers.every(({ open }) => !open);

describe('a demo between two engines', () => {
  it('asks, opens its way with the visitor’s yes, and ends for both as the rep stops: the capture is let go', async () => {
    const house = createDemoHouse();
    const picture = await house.show();
    expect(house.phases()).toEqual(['asking', 'asked']);
    expect(house.peers).toHaveLength(0);
    await house.watch();
    expect(house.phases()).toEqual(['shown', 'shown']);
    expect(house.visitor.view().remote).toBe(picture);
    house.host.stop();
    expect(picture.track.stopped).toBe(true);
    await house.settle();
    expect(house.phases()).toEqual(['ended', 'ended']);
    expect(house.visitor.view()).toMatchObject({ reason: 'stopped', remote: null });
    expect(closed(house)).toBe(true);
    expect(house.visitor.kept.id).toBeNull();
  });

  it('is declined, left unanswered, or left by the visitor, who is told nothing of it', async () => {
    const house = createDemoHouse();
    await house.show();
    house.visitor.guest.leave();
    await house.settle();
    expect([house.phases(), house.ends()]).toEqual([['ended', 'idle'], ['declined']]);
    const second = await house.show();
    await house.time.advance(60_000);
    expect([house.phases(), house.ends()]).toEqual([
      ['ended', 'idle'],
      ['declined', 'missed'],
    ]);
    expect(second.track.stopped).toBe(true);
    const third = await house.show();
    await house.watch();
    house.visitor.guest.leave();
    await house.settle();
    expect([house.phases(), house.ends()[2]]).toEqual([['ended', 'idle'], 'stopped']);
    expect(third.track.stopped && closed(house)).toBe(true);
  });

  it('ends with words where what was shown is gone', async () => {
    const { house, picture } = await aDemo();
    picture.track.onended?.();
    await house.settle();
    expect(house.host.getSnapshot()).toMatchObject({ phase: 'ended', cause: 'vanished', local: null });
    expect(house.visitor.view()).toMatchObject({ phase: 'ended', reason: 'stopped' });
    house.host.dismiss();
    expect(house.host.getSnapshot()).toMatchObject({ phase: 'idle', cause: null });
  });

  it('comes back by itself after a cut', async () => {
    const { house, picture } = await aDemo();
    house.breakMedia();
    house.rep.cut();
    house.visitor.cut();
    await house.time.advance(40_000);
    expect(house.phases()).toEqual(['stuck', 'stuck']);
    house.network.media = true;
    house.rep.mend();
    house.visitor.mend();
    await house.time.advance(9_000);
    expect(house.phases()).toEqual(['shown', 'shown']);
    expect(house.visitor.view().remote).toBe(picture);
    expect(house.peers.filter(({ open }) => open)).toHaveLength(2);
  });

  it('that no way comes back for ends at both, also where the router hears it later', async () => {
    const { house, picture } = await aDemo();
    house.breakMedia();
    house.rep.cut();
    house.visitor.cut();
    await house.time.advance(giveUpMs + 5_000);
    expect(house.phases()).toEqual(['ended', 'ended']);
    expect(house.ends()).toEqual(['running']);
    expect(picture.track.stopped && closed(house)).toBe(true);
    expect(house.host.getSnapshot().cause).toBe('failed');
    expect(house.visitor.view().reason).toBe('failed');
    house.visitor.mend();
    house.rep.mend();
    await house.settle();
    expect(house.ends()).toEqual(['failed']);
    expect(house.time.next()).toBeNull();
  });

  it('that the visitor left while the router was away is over as soon as it is back, and does not come back on their screen', async () => {
    const { house, picture } = await aDemo();
    house.visitor.cut();
    house.visitor.guest.leave();
    await house.settle();
    expect([house.phases()[1], house.ends()]).toEqual(['idle', ['running']]);
    const seen: string[] = [];
    house.visitor.guest.subscribe(() => seen.push(house.visitor.view().phase));
    house.visitor.mend();
    await house.settle();
    expect([house.phases(), house.ends(), seen]).toEqual([['ended', 'idle'], ['stopped'], []]);
    expect(picture.track.stopped && closed(house)).toBe(true);
  });

  it('left in the moment of the visitor’s yes stays left, whichever the router hears first', async () => {
    const house = createDemoHouse();
    await house.show();
    house.visitor.guest.watch();
    house.visitor.guest.leave();
    const seen: string[] = [];
    house.visitor.guest.subscribe(() => seen.push(house.visitor.view().phase));
    await house.settle();
    expect([house.phases(), house.ends(), seen]).toEqual([['ended', 'idle'], ['stopped'], []]);
  });

  it('left in a tab without the router, and watched meanwhile in another, goes on there', async () => {
    const { house } = await aDemo();
    house.visitor.cut();
    house.visitor.guest.leave();
    const other = house.aPage();
    await house.settle();
    other.guest.watch();
    await house.settle();
    house.visitor.mend();
    await house.settle();
    expect([other.view().phase, house.visitor.view().phase, house.ends()]).toEqual(['shown', 'asked', ['running']]);
  });

  it('whose end a side did not hear tells it there all the same: who ended it, and why', async () => {
    const { house } = await aDemo();
    house.rep.cut();
    house.visitor.guest.leave();
    await house.settle();
    house.rep.mend();
    await house.settle();
    expect(house.host.getSnapshot()).toMatchObject({
      phase: 'ended',
      demo: { state: 'ended', reason: 'stopped', endedBy: 'visitor' },
    });
    const second = await aDemo();
    second.house.visitor.cut();
    second.house.host.stop();
    await second.house.settle();
    second.house.visitor.mend();
    await second.house.settle();
    expect(second.house.visitor.view()).toMatchObject({ phase: 'ended', reason: 'stopped', remote: null });
  });

  it('that was put away here before the router heard of its end does not go on there', async () => {
    const { house } = await aDemo();
    house.rep.cut();
    house.host.stop();
    house.host.dismiss();
    await house.settle();
    expect(house.ends()).toEqual(['running']);
    house.rep.mend();
    await house.settle();
    expect(house.ends()).toEqual(['stopped']);
    expect(house.phases()).toEqual(['idle', 'ended']);
  });

  it('stopped before the router answered asks nobody', async () => {
    const house = createDemoHouse();
    const picture = house.show();
    house.host.stop();
    const { track } = await picture;
    await house.settle();
    expect([house.phases(), house.ends(), track.stopped]).toEqual([['idle', 'idle'], ['stopped'], true]);
  });

  it('is one at a time: a second picture is let go', async () => {
    const { house } = await aDemo();
    const second = await house.show();
    expect(second.track.stopped).toBe(true);
    expect(house.phases()).toEqual(['shown', 'shown']);
  });

  it('says why it was refused', async () => {
    const house = createDemoHouse();
    house.rep.cut();
    const { track } = await house.show();
    expect(house.host.getSnapshot()).toMatchObject({ phase: 'idle', refusal: 'offline', local: null });
    expect(track.stopped).toBe(true);
  });

  it('goes on in a page that was loaded anew, and is asked for in another tab', async () => {
    const { house, picture } = await aDemo();
    const again = house.aPage({ id: house.visitor.kept.id });
    await house.settle();
    expect(again.view()).toMatchObject({ phase: 'shown', remote: picture });
    // The page that had it offers to take it back.
    expect(house.visitor.view()).toMatchObject({ phase: 'asked', remote: null });
    const other = house.aPage();
    await house.settle();
    expect(other.view().phase).toBe('asked');
    expect(house.host.getSnapshot().phase).toBe('shown');
  });

  it('is watched at once by whoever talks with the rep in that very call', async () => {
    const house = createDemoHouse({ callId: 'the call' });
    const caller = house.aPage({ id: null }, ['the call']);
    const picture = await house.show();
    expect(caller.view()).toMatchObject({ phase: 'shown', remote: picture });
    expect(house.visitor.view().phase).toBe('asked');
  });
});
