import type { ComponentType } from 'preact';
import { addStyles } from '../chat/add-styles.ts';
import type { Room } from '../chat/context.ts';
import { loadPart } from '../locales/load-words.ts';
import styles from '../style/booker.css?url';
import forms from '../style/forms.css?url';
import { Booker } from './booker.tsx';
import type { BookerProps } from './booking.ts';
import { bookingGuards } from './booking-guards.ts';

/** Brings the booker's looks and words and answers the booker. */
export async function prepareBooker({ words, presence }: Room): Promise<ComponentType<BookerProps>> {
  presence.learn(bookingGuards);
  await Promise.all([
    loadPart(words.tongue, 'booker').then(words.learn),
    addStyles(document, forms),
    addStyles(document, styles),
  ]);
  return Booker;
}
