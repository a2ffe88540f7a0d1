import { expect, it } from 'vitest';
import { createCallHouse } from '../tests/call-house.ts';
import { trackOf } from '../tests/fake-sound.ts';
import { lookForDevicesMs } from './own-microphone.ts';
import { allSwitchesOn } from './sound-switches.ts';
import { againMs } from './supervise-peer.ts';

const phases = ({ rep, visitor }: ReturnType<typeof createCallHouse>) => [rep.view().phase, visitor.view().phase];
const from = (side: { view(): { local: MediaStream | null } }) => trackOf(side.view().local)?.from;

it('that was unplugged in mid-call is taken again when it is back, and nothing is said of it any more', async () => {
  const house = createCallHouse();
  house.rep.engine.chooseMicrophone('desk');
  await house.talk();
  house.rep.plug([]);
  await house.settle();
  expect([from(house.rep), house.rep.view().microphoneGone]).toEqual(['default', 'Fine desk']);
  house.rep.plug(['desk']);
  await house.settle();
  expect([from(house.rep), house.rep.view().microphoneGone]).toEqual(['desk', null]);
  expect(trackOf(house.visitor.view().remote)?.from).toBe('desk');
  house.rep.engine.hangUp();
  await house.settle();
  expect(house.rep.microphone.opened.filter(({ track }) => !track.stopped)).toEqual([]);
});

it('that goes where the browser finds out only when it is asked, as a headset without a wire on Linux, is missed during the call and not after', async () => {
  const house = createCallHouse();
  house.rep.engine.chooseMicrophone('desk');
  await house.talk();
  house.rep.plugQuietly([]);
  await house.time.advance(lookForDevicesMs);
  expect([from(house.rep), house.rep.view().microphoneGone]).toEqual(['default', 'Fine desk']);
  house.rep.plugQuietly(['desk']);
  await house.time.advance(lookForDevicesMs);
  expect([from(house.rep), house.rep.view().microphoneGone]).toEqual(['desk', null]);
  house.rep.engine.hangUp();
  await house.settle();
  house.rep.plugQuietly([]);
  await house.time.advance(lookForDevicesMs * 2);
  expect(house.rep.view().microphones).toHaveLength(1);
});

it('is looked for again when a device is plugged in while there is none', async () => {
  const house = createCallHouse();
  await house.talk();
  house.rep.microphone.problem = 'missing';
  trackOf(house.rep.view().local)?.pull();
  await house.settle();
  expect(house.rep.view().problem).toBe('missing');
  house.rep.microphone.problem = null;
  house.rep.plug(['desk']);
  await house.settle();
  expect(house.rep.view()).toMatchObject({ phase: 'connected', problem: null });
  expect(trackOf(house.visitor.view().remote)?.stopped).toBe(false);
});

it('that cannot be had leaves the one in use, and says so', async () => {
  const house = createCallHouse();
  await house.talk();
  house.rep.microphone.problem = 'in_use';
  house.rep.engine.chooseMicrophone('desk');
  await house.settle();
  expect(house.rep.view()).toMatchObject({ problem: null, microphoneGone: 'Fine desk' });
  expect(trackOf(house.rep.view().local)?.stopped).toBe(false);
});

it('is found by its name where it has another id since', async () => {
  const house = createCallHouse();
  const side = house.makeSide('rep', { id: 'old id', label: 'Fine desk' });
  await house.settle();
  expect(side.view().microphoneId).toBe('desk');
  side.engine.close();
});

it('tells the other side when it is switched off, also on the next way to it', async () => {
  const house = createCallHouse();
  await house.talk();
  expect(house.visitor.view().theyMuted).toBe(false);
  house.rep.engine.setMuted(true);
  expect([house.visitor.view().theyMuted, house.rep.view().theyMuted]).toEqual([true, false]);
  house.breakMedia('gone');
  house.rep.engine.setMuted(false);
  house.network.media = true;
  await house.time.advance(againMs * 2);
  expect(house.visitor.view()).toMatchObject({ phase: 'connected', theyMuted: false });
});

it('is changed by its switches in mid-call, and let go and opened anew where the browser will not', async () => {
  const house = createCallHouse();
  await house.talk();
  const first = trackOf(house.rep.view().local);
  const raw = { ...allSwitchesOn, noiseSuppression: false };
  house.rep.engine.setSwitches(raw);
  await house.settle();
  expect(house.rep.view().switches).toEqual(raw);
  expect(first).toMatchObject({ stopped: false, constraints: [raw] });
  expect(trackOf(house.rep.view().local)).toBe(first);
  if (first) first.stubborn = true;
  house.rep.engine.setSwitches(allSwitchesOn);
  await house.settle();
  expect(first?.stopped).toBe(true);
  expect(trackOf(house.visitor.view().remote)).toBe(trackOf(house.rep.view().local));
  expect(trackOf(house.rep.view().local)).toMatchObject({ stopped: false, from: 'default' });
});

it('that was remembered elsewhere is taken when that is known', async () => {
  const house = createCallHouse();
  const kept: { id: string | null } = { id: null };
  const side = house.makeSide('rep', kept);
  kept.id = 'desk';
  side.engine.recall();
  expect(side.view().microphoneId).toBe('desk');
  side.engine.close();
});

it('is muted at its source, also after another one was chosen', async () => {
  const house = createCallHouse();
  await house.talk();
  house.rep.engine.setMuted(true);
  expect(trackOf(house.rep.view().local)?.enabled).toBe(false);
  house.rep.engine.chooseMicrophone('desk');
  await house.settle();
  expect(trackOf(house.rep.view().local)).toMatchObject({ from: 'desk', enabled: false });
  house.rep.engine.setMuted(false);
  expect(trackOf(house.rep.view().local)?.enabled).toBe(true);
});

it('that is chosen in mid-call is heard at the other side, the former one is off, and a new attempt sends it too', async () => {
  const house = createCallHouse();
  await house.talk();
  const former = trackOf(house.rep.view().local);
  house.rep.engine.chooseMicrophone('desk');
  await house.settle();
  expect(trackOf(house.visitor.view().remote)?.from).toBe('desk');
  expect(former?.stopped).toBe(true);
  house.breakMedia('gone');
  await house.time.advance(1_000);
  house.network.media = true;
  await house.time.advance(againMs * 2);
  expect(phases(house)).toEqual(['connected', 'connected']);
  expect(trackOf(house.visitor.view().remote)?.from).toBe('desk');
  const next = house.makeSide('rep', { id: 'desk' });
  expect(next.view().microphoneId).toBe('desk');
});

it('that is unplugged is replaced by what is there, and where nothing is, the person is told', async () => {
  const house = createCallHouse();
  await house.talk();
  house.rep.engine.chooseMicrophone('desk');
  await house.settle();
  house.rep.plug([]);
  await house.settle();
  expect(trackOf(house.rep.view().local)?.from).toBe('default');
  expect(house.rep.view().microphoneGone).toBe('Fine desk');
  house.rep.microphone.problem = 'missing';
  trackOf(house.rep.view().local)?.pull();
  await house.settle();
  expect(house.rep.view()).toMatchObject({ phase: 'connected', problem: 'missing' });
});
