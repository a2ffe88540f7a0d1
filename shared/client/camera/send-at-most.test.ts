import { expect, it } from 'vitest';
import { sendAtMost } from './send-at-most.ts';

it('a face is sent with so many kbit/s at most, and sound as it is', () => {
  const sender = (kind: string) => {
    const set: RTCRtpSendParameters[] = [];
    return {
      track: { kind },
      set,
      getParameters: () => ({ encodings: [{ active: true }] }),
      setParameters: async (parameters: RTCRtpSendParameters) => void set.push(parameters),
    };
  };
  const [face, sound] = [sender('video'), sender('audio')];
  sendAtMost(200)({ getSenders: () => [face, sound] as unknown as RTCRtpSender[] });
  expect(face.set).toEqual([{ encodings: [{ active: true, maxBitrate: 200_000 }] }]);
  expect(sound.set).toEqual([]);
});
