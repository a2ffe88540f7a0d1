export type ThemeChoice = 'system' | 'light' | 'dark';

export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** Reads a stored choice; anything unknown means the system's. */
export function parseTheme(value: unknown): ThemeChoice {
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** `system` takes the attribute away, so the style sheet follows the platform by itself, also when it changes at dusk. */
export function applyTheme(root: { dataset: { theme?: string } }, choice: ThemeChoice): void {
  if (choice === 'system') delete root.dataset.theme;
  else root.dataset.theme = choice;
}
