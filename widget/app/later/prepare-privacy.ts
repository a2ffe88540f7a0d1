import type { FunctionComponent } from 'preact';
import { addStyles } from '../chat/add-styles.ts';
import type { Room } from '../chat/context.ts';
import { loadPart } from '../locales/load-words.ts';
import forced from '../style/forced.css?url';
import forms from '../style/forms.css?url';
import styles from '../style/privacy.css?url';
import { privacyGuards } from './privacy-guards.ts';
import { PrivacyMenu } from './privacy-menu.tsx';

/** Brings the menu of what a visitor may ask of what is kept of them. */
export async function preparePrivacy({ words, presence }: Room): Promise<FunctionComponent> {
  presence.learn(privacyGuards);
  const sheets = [forms, styles];
  // Comes with this chunk because every open messenger brings it.
  if (matchMedia('(forced-colors: active)').matches) sheets.push(forced);
  await Promise.all([
    loadPart(words.tongue, 'privacy').then(words.learn),
    ...sheets.map((sheet) => addStyles(document, sheet)),
  ]);
  return PrivacyMenu;
}
