const KB = 1024;

/** What the widget may cost a visitor, in bytes after gzip: what must hold, and what is aimed at. */
export const widgetBudget = {
  loader: { must: 4 * KB, stretch: 3 * KB },
  presence: { must: 20 * KB, stretch: 18 * KB },
  chat: { must: 40 * KB, stretch: 32 * KB },
  call: { must: 36 * KB, stretch: 32 * KB },
} as const;
