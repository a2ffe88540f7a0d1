import { expect, it, vi } from 'vitest';
import { openSilence } from './open-silence.ts';

it('that cannot be made is none, and is made for the next call where the browser can again', () => {
  const stream = { getTracks: () => [] };
  let broken = true;
  const AudioContext = class {
    constructor() {
      if (broken) throw new DOMException('no audio output', 'NotSupportedError');
    }
    createMediaStreamDestination = () => ({ stream });
    close = async () => {};
  };
  vi.stubGlobal('AudioContext', AudioContext);
  expect(openSilence()).toBeNull();
  broken = false;
  expect(openSilence()).toBe(stream);
  broken = true;
  expect(openSilence()).toBe(stream);
  vi.unstubAllGlobals();
});
