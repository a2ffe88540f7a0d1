/** What lists say where a message has no words of its own, in English as the console is. */
export const catalogue = {
  voice: 'Voice message, {time}',
};
