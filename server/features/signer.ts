import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs what a link says, so that whoever holds it needs no session; checks in a time that tells nothing. */
export const createSigner = (secret: Uint8Array) => {
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  return {
    sign,
    isSigned: (text: string, sig: string): boolean => {
      const [want, given] = [Buffer.from(sign(text)), Buffer.from(sig)];
      return want.length === given.length && timingSafeEqual(want, given);
    },
  };
};
