import { Id } from '../../../shared/domain/scalars.ts';
import { createSigner } from '../signer.ts';

/** How long a link leads back into a conversation. */
export const returnLifeMs = 7 * 24 * 3_600_000;

/** Signs and checks what a reader of a mail may do without signing in: go back into a conversation, stop the mails. */
export const createMailLinks = (publicUrl: string, secret: Uint8Array) => {
  const { sign, isSigned } = createSigner(secret);

  return {
    /** Where mails to a visitor are stopped; good for ever, as mails are kept. */
    stopUrl: (visitorId: string): string => `${publicUrl}/mail/stop/${visitorId}?sig=${sign(`stop:${visitorId}`)}`,

    mayStop: (visitorId: string, sig: string): boolean => isSigned(`stop:${visitorId}`, sig),

    /** A page of the site with what leads back into the conversation in its fragment, which no server gets to see. */
    returnUrl: (page: string, conversationId: string, until: number): string => {
      const url = new URL(page);
      url.hash = `foyer-return=${conversationId}.${until}.${sign(`return:${conversationId}:${until}`)}`;
      return url.href;
    },

    /** The conversation that what stood in the fragment leads to, or null where it is forged or over. */
    returnsTo: (token: string, now: number): string | null => {
      const [conversationId = '', until = '', sig = ''] = token.split('.');
      if (!Id.safeParse(conversationId).success || !/^\d{1,16}$/.test(until) || Number(until) <= now) return null;
      return isSigned(`return:${conversationId}:${Number(until)}`, sig) ? conversationId : null;
    },
  };
};

export type MailLinks = ReturnType<typeof createMailLinks>;
