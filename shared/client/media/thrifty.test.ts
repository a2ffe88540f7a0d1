import { expect, it } from 'vitest';
import { thrifty } from './thrifty.ts';

const line = 'c=IN IP4 0.0.0.0';
const sdp = ['v=0', 'm=audio 9 RTP', line, 'a=mid:0', 'm=video 9 RTP', line, 'a=mid:1', 'm=application 9', line, ''];

it('names a bound for pictures, and for nothing else', () => {
  const bounded = sdp.toSpliced(6, 0, 'b=AS:600');
  expect(thrifty(sdp.join('\r\n'), 600)).toBe(bounded.join('\r\n'));
  const words = sdp.slice(0, 4).join('\r\n');
  expect(thrifty(words, 600)).toBe(words);
});
