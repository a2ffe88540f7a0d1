import type { ExperienceName, Foyer } from './foyer.ts';
import { type Field, readForm } from './read-form.ts';

/** What an element with `data-foyer-open` opens: nothing said is the messenger, `talk` asks for a rep, `book` books, else an experience. */
const openBy = (foyer: Foyer, what: string): void => {
  if (what === 'book') foyer.bookMeeting();
  else if (what === 'talk') foyer.startConversation();
  else if (what) foyer.startExperience(what as ExperienceName);
  else foyer.open();
};

const marked = '[data-foyer-open]';

/** Lets buttons, links and forms of the page open the messenger, also those that come later. */
export function openByPage(document: Document, foyer: Foyer, tellForm: (fields: Field[]) => void): void {
  document.addEventListener('click', (event) => {
    const opener = (event.target as Element | null)?.closest?.<HTMLElement>(marked);
    if (!opener || opener.matches('form') || event.defaultPrevented) return;
    // A link that opens the messenger leads nowhere else.
    event.preventDefault();
    openBy(foyer, opener.dataset.foyerOpen ?? '');
  });
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches(marked)) return;
    // A form without a receiver would only load the page again.
    if (!form.hasAttribute('action')) event.preventDefault();
    tellForm(readForm(form));
    openBy(foyer, form.dataset.foyerOpen || 'talk');
  });
}
