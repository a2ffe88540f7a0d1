import { ok } from '../../../shared/protocol/result.ts';
import { catalogue } from '../../features/mail/catalogue.en.ts';
import type { Mails } from '../../features/mail/mails.ts';
import { fill } from '../../features/words/visitor-words.ts';
import type { RepHandlers } from '../handlers.ts';

/** The outbox of e-mails as admins see it. */
export const mailHandlers = (
  mails: Mails,
  workspaceName: () => string,
): RepHandlers<'mail.state' | 'mail.list' | 'mail.retry' | 'mail.test'> => ({
  'mail.state': async () => ok(await mails.state()),
  'mail.list': async (_line, input) => ok(await mails.list(input)),
  'mail.retry': (_line, { mailId }) => mails.retry(mailId),
  'mail.test': async (_line, { to }) => {
    const subject = fill(catalogue.testSubject, { company: workspaceName() });
    return ok(await mails.test({ to, subject, text: catalogue.testText }));
  },
});
