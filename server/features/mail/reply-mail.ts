import { fill, type VisitorWords } from '../words/visitor-words.ts';
import { escapeHtml } from './escape-html.ts';

/** What a mail of unseen replies tells. */
export interface ReplyMail {
  company: string;
  /** In order; `rep` is who wrote it. */
  words: readonly { rep: string; text: string }[];
  returnUrl: string;
  until: number;
  stopUrl: string;
  /** What `Intl` writes the date by, and the words of that language. */
  locale: string;
  dir: 'ltr' | 'rtl';
  wording: VisitorWords;
}

const dateText = (at: number, locale: string): string => {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return date.format(at);
};

const font = "font:15px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** One mail as text and as HTML; HTML holds escaped words and nothing that loads from anywhere. */
export const writeReplyMail = (mail: ReplyMail): { subject: string; text: string; html: string } => {
  const { wording } = mail;
  const [first] = mail.words;
  const names = new Set(mail.words.map((said) => said.rep));
  const subject = fill(names.size > 1 ? wording['mail.replySubjectMany'] : wording['mail.replySubject'], {
    rep: first?.rep ?? '',
  });
  const intro = fill(wording['mail.replyIntro'], { company: mail.company });
  const until = fill(wording['mail.replyUntil'], { date: dateText(mail.until, mail.locale) });
  const said = mail.words.map(({ rep, text }) => `${rep}:\n${text}`).join('\n\n');
  const text = [
    intro,
    said,
    `${wording['mail.replyAction']}:\n${mail.returnUrl}`,
    until,
    `${wording['mail.replyStop']}:\n${mail.stopUrl}`,
  ];
  const saidHtml = mail.words
    .map(
      ({ rep, text: words }) =>
        `<div dir="auto" style="margin:0 0 16px"><b>${escapeHtml(rep)}</b><br>${escapeHtml(words).replaceAll('\n', '<br>')}</div>`,
    )
    .join('');
  const html = `<!doctype html><html lang="${escapeHtml(mail.locale)}" dir="${mail.dir}"><body style="margin:0;padding:24px;background:#f7f6f4;color:#1f2328;${font}">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:10px">
<p style="margin:0 0 16px;color:#5c6470">${escapeHtml(intro)}</p>${saidHtml}
<p style="margin:24px 0"><a href="${escapeHtml(mail.returnUrl)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#13616f;color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(wording['mail.replyAction'])}</a></p>
<p style="margin:0 0 8px;color:#5c6470;font-size:13px">${escapeHtml(until)}</p>
<p style="margin:0;font-size:13px"><a href="${escapeHtml(mail.stopUrl)}" style="color:#5c6470">${escapeHtml(wording['mail.replyStop'])}</a></p>
</div></body></html>`;
  return { subject, text: text.join('\n\n'), html };
};
