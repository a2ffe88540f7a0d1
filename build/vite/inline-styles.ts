import type { Plugin } from 'vite';

const link = /\s*<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/;

/** Puts the page's own style sheet into it: a few hundred bytes are not worth a request of their own. The router names its hash in the page's policy. */
export const inlineStyles = (): Plugin => ({
  name: 'foyer-inline-styles',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle, chunk }) => {
      const [tag, file] = link.exec(html) ?? [];
      const sheet = file === undefined ? undefined : bundle?.[file];
      if (tag === undefined || sheet?.type !== 'asset') throw new Error('the page has no style sheet to take in');
      delete bundle?.[sheet.fileName];
      chunk?.viteMetadata?.importedCss.delete(sheet.fileName);
      return html.replace(tag, () => `\n    <style>${String(sheet.source).trim()}</style>`);
    },
  },
});
