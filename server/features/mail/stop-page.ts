import { locales } from '../../../shared/domain/locales.ts';
import { pickLocale } from '../../../shared/domain/pick-locale.ts';
import { fill, visitorWords } from '../words/visitor-words.ts';
import { escapeHtml } from './escape-html.ts';

const style = `:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;background:light-dark(#f7f6f4,#1a1f24);color:light-dark(#1f2328,#e8ebee);font:15px/1.5 system-ui,sans-serif}main{max-width:26rem;padding:2rem;text-align:center}h1{font-size:1.25rem;margin:0 0 .5rem}p{margin:0 0 1.5rem}button{font:inherit;font-weight:600;min-height:44px;padding:0 1.25rem;border:0;border-radius:6px;background:light-dark(#13616f,#7fc4d1);color:light-dark(#fff,#10181b);cursor:pointer}`;

/** The page behind the link that stops a visitor's mails: it asks first, because mail programs open links by themselves. */
export const stopPage = (state: 'ask' | 'done' | 'gone', company: string, languages: readonly string[]): string => {
  const { tag } = pickLocale(languages, null);
  const say = visitorWords(tag);
  const dir = 'rtl' in locales[tag] ? 'rtl' : 'ltr';
  const words = { ask: say['stop.ask'], done: say['stop.done'], gone: say['stop.gone'] }[state];
  const act = state === 'ask' ? `<form method="post"><button>${escapeHtml(say['stop.act'])}</button></form>` : '';
  return `<!doctype html><html lang="${tag}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escapeHtml(say['stop.title'])}</title><style>${style}</style></head><body><main><h1>${escapeHtml(say['stop.title'])}</h1><p>${escapeHtml(fill(words, { company }))}</p>${act}</main></body></html>`;
};
