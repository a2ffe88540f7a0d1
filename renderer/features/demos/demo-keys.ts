/** The keys of demos, beside those of calls. */
export const demoKeys = { show: 'alt+shift+v', stop: 'alt+shift+q' } as const;
