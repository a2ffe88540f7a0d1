const name = (workspaceId: string): string => `snippets.recent:${workspaceId}`;
const kept = 30;

/** The ids of the snippets this person used last on this computer, latest first. */
export function recentSnippets(workspaceId: string): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(name(workspaceId)) ?? '[]');
    return Array.isArray(found) ? found.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Remembers that a snippet was used. */
export function noteSnippetUse(workspaceId: string, id: string): void {
  const ids = [id, ...recentSnippets(workspaceId).filter((other) => other !== id)].slice(0, kept);
  try {
    localStorage.setItem(name(workspaceId), JSON.stringify(ids));
  } catch {
    // A page that may keep nothing shows them by name.
  }
}
