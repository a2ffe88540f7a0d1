import type { ComponentType } from 'preact';
import { addStyles } from '../chat/add-styles.ts';
import { loadBookerWords } from '../locales/load-words.ts';
import type { Words } from '../locales/words.ts';
import styles from '../style/booker.css?url';
import { Booker } from './booker.tsx';
import type { BookerProps } from './booking.ts';

/** Brings the booker's looks and words and answers the booker. */
export async function prepareBooker(document: Document, words: Words): Promise<ComponentType<BookerProps>> {
  await Promise.all([loadBookerWords(words), addStyles(document, styles)]);
  return Booker;
}
