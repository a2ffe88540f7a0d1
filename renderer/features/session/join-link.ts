/** The link by which the desktop app opens an invitation on its router. */
export function joinLink(routerUrl: string, token: string): string {
  return `foyer://join?${new URLSearchParams({ router: routerUrl, token })}`;
}
