/** What the plan of a fresh workspace is called, in English. */
export const catalogue = {
  queue: 'Everybody',
  rule: 'Everybody else',
} as const;
