import book from '../locales/en/book.json';
import callRecord from '../locales/en/call-record.json';
import cameras from '../locales/en/cameras.json';
import listen from '../locales/en/listen.json';

/** The words of the lines at the window's foot that few reps ever see, and read with them. */
export const lineWords = { book, callRecord, cameras, listen };
