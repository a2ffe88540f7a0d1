import type { Page } from 'playwright-core';

interface BarePeer {
  signal(signal: unknown): void;
  on(event: 'signal', listener: (signal: unknown) => void): void;
  once(event: 'connect' | 'stream', listener: () => void): void;
  once(event: 'error', listener: (error: Error) => void): void;
  destroy(): void;
}

/**
 * How long two bare peers in one page take until each has the other's sound, microphones included, in milliseconds: nothing
 * stands between them, so no call can be faster. The page has simple-peer's own browser build loaded.
 */
export const callFloor = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { SimplePeer } = window as unknown as { SimplePeer: new (options: object) => BarePeer };
    const from = performance.now();
    const [here, there] = await Promise.all([
      navigator.mediaDevices.getUserMedia({ audio: true }),
      navigator.mediaDevices.getUserMedia({ audio: true }),
    ]);
    const options = { trickle: true, config: { iceServers: [] } };
    const peers = [
      new SimplePeer({ ...options, initiator: true, stream: here }),
      new SimplePeer({ ...options, stream: there }),
    ] as const;
    const [caller, called] = peers;
    caller.on('signal', (signal) => called.signal(signal));
    called.on('signal', (signal) => caller.signal(signal));
    const up = peers.map(
      (peer) =>
        new Promise<void>((resolve, reject) => {
          let waits = 2;
          const arrived = (): void => {
            waits -= 1;
            if (waits === 0) resolve();
          };
          peer.once('connect', arrived);
          peer.once('stream', arrived);
          peer.once('error', reject);
        }),
    );
    await Promise.all(up);
    const took = performance.now() - from;
    for (const peer of peers) peer.destroy();
    for (const stream of [here, there]) for (const track of stream.getTracks()) track.stop();
    return took;
  });
