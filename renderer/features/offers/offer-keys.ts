/** Accepts the top card, anywhere on the desktop. */
export const acceptKeys = 'alt+shift+a';

/** Declines the top card, anywhere on the desktop. */
export const declineKeys = 'alt+shift+x';
