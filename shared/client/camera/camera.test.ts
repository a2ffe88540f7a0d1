import { describe, expect, it } from 'vitest';
import { giveUpMs } from '../media/supervise-peer.ts';
import { createCameraHouse } from '../tests/camera-house.ts';
import { pictureOf } from '../tests/fake-picture.ts';

type House = ReturnType<typeof createCameraHouse>;
const own = ({ rep, visitor }: House) => [rep.view().own, visitor.view().own];
const theirs = ({ rep, visitor }: House) => [rep.view().theirs, visitor.view().theirs];
const lit = (side: House['rep']) => side.devices.opened.filter(({ track }) => !track.stopped).length;

const seen = async (by: 'rep' | 'visitor' = 'rep') => {
  const house = createCameraHouse();
  house[by].engine.switchOn();
  await house.settle();
  return house;
};

describe('a camera in a call', () => {
  it('is never on by itself, and asked for by a press alone', async () => {
    const house = createCameraHouse();
    await house.settle();
    expect([own(house), theirs(house)]).toEqual([
      ['off', 'off'],
      ['none', 'none'],
    ]);
    expect([house.rep.devices.asked, house.visitor.devices.asked, house.peers]).toEqual([[], [], []]);
  });

  it.each(['rep', 'visitor'] as const)('of the %s is seen at the other side, and goes dark for both', async (by) => {
    const house = await seen(by);
    const other = house[by === 'rep' ? 'visitor' : 'rep'];
    expect([house[by].view().own, other.view().theirs]).toEqual(['on', 'on']);
    expect(pictureOf(other.view().remote)).toBe(pictureOf(house[by].view().local));
    expect(other.devices.asked).toEqual([]);
    house[by].engine.switchOff();
    expect([lit(house[by]), house[by].view().local, house[by].devices.listeners]).toEqual([0, null, 0]);
    await house.settle();
    expect(other.view()).toMatchObject({ theirs: 'off', remote: null });
    expect(house.open()).toBe(0);
    house[by].engine.switchOn();
    await house.settle();
    expect(other.view().theirs).toBe('on');
  });

  it('of both sides go their own ways: one that is switched off leaves the other', async () => {
    const house = await seen('rep');
    house.visitor.engine.switchOn();
    await house.settle();
    expect([own(house), theirs(house)]).toEqual([
      ['on', 'on'],
      ['on', 'on'],
    ]);
    expect(house.open()).toBe(4);
    house.rep.engine.switchOff();
    await house.settle();
    expect([own(house), theirs(house), house.open()]).toEqual([['off', 'on'], ['on', 'off'], 2]);
  });

  it.each(['denied', 'missing', 'in_use'] as const)('that is %s says so, and nobody hears of it', async (problem) => {
    const house = createCameraHouse();
    house.rep.devices.problem = problem;
    house.rep.engine.switchOn();
    await house.settle();
    expect(house.rep.view()).toMatchObject({ own: 'off', problem, local: null });
    expect([house.sent, house.visitor.view().theirs]).toEqual([[], 'none']);
    house.rep.devices.problem = null;
    house.rep.engine.switchOn();
    await house.settle();
    expect(house.rep.view()).toMatchObject({ own: 'on', problem: null });
  });

  it('that is pulled out is off, no other one takes its place, and those that are left can be chosen', async () => {
    const house = await seen();
    const left = [{ id: 'desk', label: 'Desk camera' }];
    house.rep.devices.all = left;
    pictureOf(house.rep.view().local)?.onended?.();
    await house.settle();
    expect(house.rep.view()).toMatchObject({ own: 'off', problem: 'gone', local: null, cameras: left });
    expect([house.rep.devices.opened.length, house.visitor.view().theirs]).toEqual([1, 'off']);
  });

  it('goes out with the call, also one whose question is answered after it', async () => {
    const house = await seen();
    house.visitor.devices.ask = true;
    house.visitor.engine.switchOn();
    await house.settle();
    expect(house.visitor.view().own).toBe('asking');
    house.hangUp();
    house.visitor.devices.waits?.();
    await house.settle();
    expect([lit(house.rep), lit(house.visitor), house.open()]).toEqual([0, 0, 0]);
    expect([house.rep.view(), house.visitor.view()]).toMatchObject([
      { talks: false, own: 'off', theirs: 'none' },
      { talks: false, own: 'off', theirs: 'none' },
    ]);
    expect(house.time.next()).toBeNull();
  });

  it('taken back before the question is answered lights nothing', async () => {
    const house = createCameraHouse();
    house.rep.devices.ask = true;
    house.rep.engine.switchOn();
    await house.settle();
    house.rep.engine.switchOff();
    house.rep.devices.waits?.();
    await house.settle();
    expect([lit(house.rep), house.rep.view().own, house.sent]).toEqual([0, 'off', []]);
  });

  it('comes back by itself after a cut', async () => {
    const house = await seen();
    house.breakMedia();
    house.rep.cut();
    house.visitor.cut();
    await house.time.advance(40_000);
    expect([house.rep.view().own, house.visitor.view().theirs]).toEqual(['stuck', 'stuck']);
    house.network.media = true;
    house.rep.mend();
    house.visitor.mend();
    await house.time.advance(9_000);
    expect([house.rep.view().own, house.visitor.view().theirs, house.open()]).toEqual(['on', 'on', 2]);
  });

  it('to which no way comes back is off, and says so', async () => {
    const house = await seen();
    house.breakMedia();
    await house.time.advance(giveUpMs + 5_000);
    expect(house.rep.view()).toMatchObject({ own: 'off', problem: 'failed' });
    expect([lit(house.rep), house.visitor.view().theirs, house.open()]).toEqual([0, 'off', 0]);
  });

  it('that was switched off while the router was away is off at the other side once it is back', async () => {
    const house = await seen();
    house.rep.cut();
    house.rep.engine.switchOff();
    await house.settle();
    expect(lit(house.rep)).toBe(0);
    house.rep.mend();
    await house.time.advance(3_000);
    expect([house.visitor.view().theirs, house.open()]).toEqual(['off', 0]);
  });

  it('is asked for by who missed the word of its end, and the word is said again', async () => {
    const house = await seen();
    house.visitor.cut();
    house.rep.engine.switchOff();
    house.breakMedia();
    await house.settle();
    house.visitor.mend();
    await house.time.advance(9_000);
    expect([house.visitor.view().theirs, house.open()]).toEqual(['off', 0]);
  });

  it('is seen by a page that was loaded anew, whose own is off again', async () => {
    const house = await seen('rep');
    house.visitor.engine.switchOn();
    await house.settle();
    const again = house.rejoin('visitor');
    await house.settle();
    expect([lit(house.visitor), house.rep.view().theirs]).toEqual([0, 'off']);
    expect(again.view()).toMatchObject({ own: 'off', theirs: 'on' });
    expect(pictureOf(again.view().remote)).toBe(pictureOf(house.rep.view().local));
    again.engine.switchOn();
    await house.settle();
    expect([house.rep.view().theirs, house.open()]).toEqual(['on', 4]);
  });

  it('that is chosen while the browser still asks about another one is the one that is asked for', async () => {
    const house = createCameraHouse();
    house.rep.devices.all = [
      { id: 'built-in', label: 'Built-in camera' },
      { id: 'desk', label: 'Desk camera' },
    ];
    house.rep.devices.ask = true;
    house.rep.engine.switchOn();
    await house.settle();
    const first = house.rep.devices.waits;
    house.rep.engine.choose('desk');
    await house.settle();
    first?.();
    house.rep.devices.waits?.();
    await house.settle();
    expect(house.rep.devices.asked).toEqual([null, 'desk']);
    expect([lit(house.rep), pictureOf(house.visitor.view().remote)?.from]).toEqual([1, 'desk']);
  });

  it('is changed for another one, which is remembered by its name', async () => {
    const house = await seen();
    house.rep.plug([
      { id: 'built-in', label: 'Built-in camera' },
      { id: 'desk', label: 'Desk camera' },
    ]);
    await house.settle();
    house.rep.engine.choose('desk');
    await house.settle();
    expect([lit(house.rep), pictureOf(house.visitor.view().remote)?.from]).toEqual([1, 'desk']);
    expect(house.rep.memory.chosen).toEqual({ id: 'desk', label: 'Desk camera' });
    house.rep.engine.switchOff();
    house.rep.devices.all = [{ id: 'another id', label: 'Desk camera' }];
    house.rep.engine.switchOn();
    await house.settle();
    expect(house.rep.devices.asked.at(-1)).toBe('another id');
    house.rep.devices.problem = 'in_use';
    house.rep.engine.choose(null);
    await house.settle();
    expect(house.rep.view()).toMatchObject({ own: 'off', problem: 'in_use' });
    expect([lit(house.rep), house.visitor.view().theirs]).toEqual([0, 'off']);
  });
});
