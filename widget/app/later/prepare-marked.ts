import { addStyles } from '../chat/add-styles.ts';
import styles from '../style/marked.css?url';
import { MarkedText } from './marked-text.tsx';

/** Brings what reads and draws marks, with its looks. */
export async function prepareMarked(): Promise<typeof MarkedText> {
  await addStyles(document, styles);
  return MarkedText;
}
