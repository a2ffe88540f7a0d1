// Runs before the first paint, so that a chosen theme does not flash in the system's. Kept in step with browser-bridge.ts.
try {
  const { theme } = JSON.parse(localStorage.getItem('foyer.settings') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Settings nobody can read are the default ones.
}
