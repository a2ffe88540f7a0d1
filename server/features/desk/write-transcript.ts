import type { Entry } from '../../../shared/domain/conversation.ts';
import { escapeHtml } from '../mail/escape-html.ts';
import { fill } from '../words/visitor-words.ts';
import { type TranscriptReader, timeFormat, transcriptLines } from './transcript-lines.ts';

const headOf = (reader: TranscriptReader): { title: string; times: string } => ({
  title: fill(reader.words.title, { visitor: reader.visitor }),
  times: fill(reader.words.times, { zone: reader.zone }),
});

/** The conversation as plain text. */
export function transcriptText(entries: readonly Entry[], reader: TranscriptReader): string {
  const { title, times } = headOf(reader);
  const timeOf = timeFormat(reader.locale, reader.zone);
  const lines = transcriptLines(entries, reader).map(({ at, kind, who, text }) =>
    kind === 'happened' ? `[${timeOf(at)}] — ${text}` : `[${timeOf(at)}] ${who ?? ''}: ${text}`,
  );
  return [title, times, '', ...lines, ''].join('\n');
}

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#222}
h1{font-size:1.25rem}p{margin:.5rem 0;white-space:pre-wrap}time{color:#666;font-size:.8rem}
.happened{color:#666;font-size:.85rem}.note{background:#fdf3d0;padding:.4rem .6rem;border-radius:6px}`;

/** The conversation as a page of its own, without scripts and without anything from elsewhere. */
export function transcriptHtml(entries: readonly Entry[], reader: TranscriptReader): string {
  const { title, times } = headOf(reader);
  const timeOf = timeFormat(reader.locale, reader.zone);
  const lines = transcriptLines(entries, reader).map(({ at, kind, who, text }) => {
    const time = `<time datetime="${new Date(at).toISOString()}">${escapeHtml(timeOf(at))}</time>`;
    const name = who === null ? '' : `<bdi><strong>${escapeHtml(who)}</strong></bdi> `;
    return `<p class="${kind}" dir="auto">${name}${time}\n${escapeHtml(text)}</p>`;
  });
  return `<!doctype html>
<html lang="${escapeHtml(reader.lang.tag)}" dir="${reader.lang.dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>${style}</style></head><body>
<h1><bdi>${escapeHtml(title)}</bdi></h1>
<p class="happened">${escapeHtml(times)}</p>
${lines.join('\n')}
</body></html>
`;
}
