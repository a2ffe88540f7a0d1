/** Takes what leads back into a conversation out of the page's address, where nobody sees it who copies the address. */
export function takeBack(page: Pick<Window, 'location' | 'history'>): string | undefined {
  const [, back] = /^#foyer-return=([\w.-]{1,200})$/.exec(page.location.hash) ?? [];
  if (back) page.history.replaceState(page.history.state, '', page.location.pathname + page.location.search);
  return back;
}
