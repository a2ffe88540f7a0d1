import type { FoyerApi, Load, LoadOptions } from './load-types.ts';

/** One promise a page, whoever asks and from whichever copy of this package. */
const slot = Symbol.for('foyer.load');
type Page = Window & { Foyer?: FoyerApi | unknown[]; [slot]?: Promise<FoyerApi> | undefined };

const nowhere: FoyerApi = {
  open() {},
  close() {},
  identify() {},
  track() {},
  setAttributes() {},
  startConversation() {},
  startExperience() {},
  bookMeeting() {},
  on: () => () => {},
  push() {},
};

const there = ({ Foyer }: Page): FoyerApi | null => (Foyer && !Array.isArray(Foyer) ? Foyer : null);

const bring = (page: Page, { router, site, language, nonce }: LoadOptions): Promise<FoyerApi> =>
  new Promise((resolve, reject) => {
    const { document } = page;
    const known = document.querySelector('script[data-site][src*="/widget/loader.js"]');
    let added = false;
    const add = (): void => {
      const api = there(page);
      if (api) resolve(api);
      if (api || added) return;
      added = true;
      const script = document.createElement('script');
      script.addEventListener('load', () => {
        const made = there(page);
        if (made) resolve(made);
        else reject(new Error('foyer: the script came and made nothing'));
      });
      script.addEventListener('error', () => {
        script.remove();
        reject(new Error(`foyer: ${script.src} did not come`));
      });
      script.async = true;
      if (nonce) script.nonce = nonce;
      script.dataset.site = site;
      if (language) script.dataset.language = language;
      script.src = new URL('/widget/loader.js', router).href;
      document.head.append(script);
    };
    // A snippet that failed before says so to nobody who asks later, but a page is not loaded before its snippet came or
    // failed. Where both come, the second does nothing.
    if (!known || document.readyState === 'complete') return add();
    for (const event of ['load', 'error']) known.addEventListener(event, add);
    page.addEventListener('load', add);
  });

export const load: Load = (options) => {
  if (typeof window === 'undefined') return Promise.resolve(nowhere);
  const page = window as unknown as Page;
  const api = there(page);
  if (api) return Promise.resolve(api);
  const coming =
    page[slot] ??
    bring(page, options).catch((error: unknown) => {
      page[slot] = undefined;
      throw error;
    });
  page[slot] = coming;
  return coming;
};
