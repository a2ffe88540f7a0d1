/** Hands the conversation on screen over. */
export const transferKeys = 'alt+shift+t';
