/** Asks a colleague into the conversation on screen. */
export const guestKeys = 'alt+shift+g';
