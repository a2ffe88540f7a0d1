import { catalogue, fill } from './catalogue.en.ts';
import { escapeHtml } from './escape-html.ts';

/** What a mail of unseen replies tells. */
export interface ReplyMail {
  company: string;
  /** In order; `rep` is who wrote it. */
  words: readonly { rep: string; text: string }[];
  returnUrl: string;
  until: number;
  stopUrl: string;
  locale: string | null;
}

const dateText = (at: number, locale: string | null): string => {
  const date = new Intl.DateTimeFormat(locale ?? 'en', { dateStyle: 'long', timeZone: 'UTC' });
  return date.format(at);
};

const font = "font:15px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** One mail as text and as HTML; HTML holds escaped words and nothing that loads from anywhere. */
export const writeReplyMail = (mail: ReplyMail): { subject: string; text: string; html: string } => {
  const [first] = mail.words;
  const names = new Set(mail.words.map((said) => said.rep));
  const subject = fill(names.size > 1 ? catalogue.replySubjectMany : catalogue.replySubject, { rep: first?.rep ?? '' });
  const intro = fill(catalogue.replyIntro, { company: mail.company });
  const until = fill(catalogue.replyUntil, { date: dateText(mail.until, mail.locale) });
  const said = mail.words.map(({ rep, text }) => `${rep}:\n${text}`).join('\n\n');
  const text = [
    intro,
    said,
    `${catalogue.replyAction}:\n${mail.returnUrl}`,
    until,
    `${catalogue.replyStop}:\n${mail.stopUrl}`,
  ];
  const saidHtml = mail.words
    .map(
      ({ rep, text: words }) =>
        `<div dir="auto" style="margin:0 0 16px"><b>${escapeHtml(rep)}</b><br>${escapeHtml(words).replaceAll('\n', '<br>')}</div>`,
    )
    .join('');
  const html = `<!doctype html><html><body style="margin:0;padding:24px;background:#f7f6f4;color:#1f2328;${font}">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:10px">
<p style="margin:0 0 16px;color:#5c6470">${escapeHtml(intro)}</p>${saidHtml}
<p style="margin:24px 0"><a href="${escapeHtml(mail.returnUrl)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#13616f;color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(catalogue.replyAction)}</a></p>
<p style="margin:0 0 8px;color:#5c6470;font-size:13px">${escapeHtml(until)}</p>
<p style="margin:0;font-size:13px"><a href="${escapeHtml(mail.stopUrl)}" style="color:#5c6470">${escapeHtml(catalogue.replyStop)}</a></p>
</div></body></html>`;
  return { subject, text: text.join('\n\n'), html };
};
