import { addStyles } from '../chat/add-styles.ts';
import type { Room } from '../chat/context.ts';
import { loadPart } from '../locales/load-words.ts';
import styles from '../style/strip.css?url';
import { Strip } from './strip.tsx';

/** Brings what says that the router cannot be reached: with the messenger and not after the line is gone. */
export const prepareStrip = ({ words }: Room): Promise<typeof Strip> =>
  Promise.all([loadPart(words.tongue, 'later').then(words.learn), addStyles(document, styles)]).then(() => Strip);
