/** The page's canvas and ink, for what the system paints beside it: the window before its first paint, and its buttons. */
export interface WindowColours {
  canvas: string;
  ink: string;
}

// The same as `--color-canvas` and `--color-ink` of the console's tokens, which only a page can compute; a test compares them.
const light: WindowColours = { canvas: '#f7f6f3', ink: '#1c1f24' };
const dark: WindowColours = { canvas: '#101419', ink: '#e5e8eb' };

export const windowColours = (isDark: boolean): WindowColours => (isDark ? dark : light);
