import { createTransport } from 'nodemailer';
import type { MailOutcome, MailTransport } from './mail-transport.ts';

const problemLength = 300;

/** What a mail server refuses for good has a code of the five hundreds; all else may pass (RFC 5321, 4.2.1). */
const outcomeOf = (error: unknown): MailOutcome => {
  const { message, responseCode } = error as { message?: string; responseCode?: number };
  const problem = (message ?? String(error)).replaceAll(/\s+/g, ' ').slice(0, problemLength);
  // A refused sign-in is the admin's to mend, and no fault of the mail.
  const final = responseCode !== undefined && responseCode >= 500 && responseCode !== 530 && responseCode !== 535;
  return { ok: false, again: final ? 'never' : 'later', problem };
};

/** Sends through the mail server at `url` (`smtp:` or `smtps:`), as `from`. */
export const createSmtpTransport = (url: string, from: string): MailTransport => {
  const smtp = createTransport(url, { from });
  const address = /<([^>]+)>/.exec(from)?.[1] ?? from;
  const host = address.slice(address.lastIndexOf('@') + 1);
  return {
    from,
    async send(mail) {
      const thread =
        mail.thread === undefined
          ? {}
          : { inReplyTo: `<${mail.thread}@${host}>`, references: `<${mail.thread}@${host}>` };
      try {
        await smtp.sendMail({
          messageId: `<${mail.id}@${host}>`,
          date: new Date(mail.at),
          from: mail.fromName === undefined ? from : { name: mail.fromName, address },
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          ...(mail.html === undefined ? {} : { html: mail.html }),
          ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
          ...thread,
          ...(mail.stopUrl === undefined
            ? {}
            : {
                headers: {
                  'List-Unsubscribe': `<${mail.stopUrl}>`,
                  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
                },
              }),
          ...(mail.attachment === undefined
            ? {}
            : {
                attachments: [
                  { filename: mail.attachment.name, contentType: mail.attachment.type, content: mail.attachment.text },
                ],
              }),
        });
        return { ok: true };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => smtp.close(),
  };
};
