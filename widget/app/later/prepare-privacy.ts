import type { FunctionComponent } from 'preact';
import { addStyles } from '../chat/add-styles.ts';
import type { Room } from '../chat/context.ts';
import { loadPrivacyWords } from '../locales/load-words.ts';
import forms from '../style/forms.css?url';
import styles from '../style/privacy.css?url';
import { privacyGuards } from './privacy-guards.ts';
import { PrivacyMenu } from './privacy-menu.tsx';

/** Brings the menu of what a visitor may ask of what is kept of them. */
export async function preparePrivacy({ words, presence }: Room): Promise<FunctionComponent> {
  presence.learn(privacyGuards);
  await Promise.all([loadPrivacyWords(words), addStyles(document, forms), addStyles(document, styles)]);
  return PrivacyMenu;
}
