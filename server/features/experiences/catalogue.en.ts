/** What visitors read of the built-in experience, in English. */
export const catalogue = {
  greeting: 'Hi! Would you like to talk to somebody who can answer right now, or pick a time that suits you?',
  talk: 'Talk to sales',
  book: 'Book a meeting',
  pickTime: 'Here are the next free times.',
} as const;
