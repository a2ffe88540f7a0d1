/** The longest message text, in UTF-16 code units; longer is refused with `too_large` by client and server. */
export const maxTextLength = 8000;
