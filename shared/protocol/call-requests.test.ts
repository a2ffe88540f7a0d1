import { expect, it } from 'vitest';
import { CallSignal } from './call-requests.ts';

const offer = (line: string) => ({
  type: 'offer',
  sdp: `v=0\r\nt=0 0\r\n${line}\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n`,
});

it('a description by which Firefox would ask a stranger’s website who it is, and so tell it where it is, is refused', () => {
  expect(CallSignal.safeParse(offer('a=group:BUNDLE 0')).success).toBe(true);
  expect(CallSignal.safeParse(offer('a=identity:eyJpZHAiOnt9fQ==')).success).toBe(false);
  expect(CallSignal.safeParse({ ...offer('a=identity:eyJpZHAiOnt9fQ=='), type: 'answer' }).success).toBe(false);
});
