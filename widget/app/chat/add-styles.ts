const added = new Map<string, Promise<void>>();

/** Adds a style sheet, where it is not there yet, and waits for it: a messenger without its looks is not shown. */
export function addStyles(document: Document, href: string): Promise<void> {
  const known =
    added.get(href) ??
    new Promise<void>((resolve, reject) => {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
      link.onload = () => resolve();
      link.onerror = () => {
        link.remove();
        added.delete(href);
        reject(new Error('the style sheet did not come'));
      };
      document.head.append(link);
    });
  added.set(href, known);
  return known;
}
