import type { Foyer } from '../loader/foyer.ts';

/** All that a page may do with Foyer. */
export type FoyerApi = Foyer;

/** Where the router is, and which site this is. */
export interface LoadOptions {
  /** The router's address, such as `https://chat.example.com`. */
  router: string;
  /** The site's key, as it stands in its snippet. */
  site: string;
  /** A language in place of the page's and the browser's, such as `pt-PT`. */
  language?: string;
  /** The nonce of a page whose content security policy asks for one. */
  nonce?: string;
}

/**
 * Puts Foyer on the page and resolves once its script is there; it rejects where the script did not come, and may then be
 * called again. Once on a page: called again it resolves with the same, also where the snippet stands in the page already.
 * On a server, where there is no page, it resolves with an API that does nothing.
 */
export type Load = (options: LoadOptions) => Promise<FoyerApi>;
