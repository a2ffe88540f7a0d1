/**
 * Takes what leads back into a conversation, or to the booker (`book`), out of the page's address, where nobody sees it who
 * copies the address.
 */
export function takeBack(page: Pick<Window, 'location' | 'history'>): string | undefined {
  const [, way, back] = /^#foyer-(return=([\w.-]{1,200})|book)$/.exec(page.location.hash) ?? [];
  if (way) page.history.replaceState(page.history.state, '', page.location.pathname + page.location.search);
  return back ?? way;
}
