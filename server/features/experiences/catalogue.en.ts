/** What visitors read of the built-in experience, in English. */
export const catalogue = {
  greeting: 'Hello. What can we help you with?',
  talk: 'Talk to sales',
  book: 'Book a meeting',
  pickTime: 'Here are the next free times.',
} as const;
