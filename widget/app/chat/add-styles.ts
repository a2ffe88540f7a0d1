/** Adds a style sheet, where it is not there yet, and waits for it: a messenger without its looks is not shown. */
export function addStyles(document: Document, href: string): Promise<void> {
  if ([...document.styleSheets].some((sheet) => sheet.href === new URL(href, document.baseURI).href)) {
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error('the style sheet did not come'));
    };
    document.head.append(link);
  });
}
