import { expect, it } from 'vitest';
import { fail, ok } from '../../protocol/result.ts';
import { asStream, FakeStream } from '../tests/fake-sound.ts';
import { createManualTime, settled } from '../tests/manual-time.ts';
import type { CallPort } from './call-port.ts';
import { noCall } from './call-view.ts';
import { createCallWay } from './call-way.ts';
import type { Ways } from './peer-port.ts';

it('asks for the servers of a call that is not there yet by its conversation, also where it has to ask again: without, no relay was named', async () => {
  const asked: object[] = [];
  const opened: Ways[] = [];
  const port: CallPort = {
    getSnapshot: () => ({ kind: 'connected', since: 0, epoch: 1 }),
    subscribe: () => () => {},
    on: () => () => {},
    request: (async (_event: string, input: object) => {
      asked.push(input);
      return asked.length === 1 ? fail('unavailable', 'away for a moment') : ok({ iceServers: [], relayOnly: true });
    }) as CallPort['request'],
  };
  const way = createCallWay({
    port,
    side: 'rep',
    seat: 'seat',
    openPeer: ({ iceServers, relayOnly }) => {
      opened.push({ iceServers, relayOnly });
      return { signal() {}, replaceTrack() {}, sayMuted() {}, figures: async () => null, close() {} };
    },
    openSilence: () => asStream(new FakeStream('silence')),
    timers: createManualTime(),
    view: () => noCall,
    show: () => {},
    voice: () => null,
    moved: () => {},
  });
  way.begin('call', 'conversation');
  await settled();
  expect(asked).toEqual([{ conversationId: 'conversation' }, { conversationId: 'conversation' }]);
  expect(opened).toEqual([{ iceServers: [], relayOnly: true }]);
  way.close();
});
