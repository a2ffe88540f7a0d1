import { createStore, type StoreApi } from 'zustand/vanilla';
import { slot } from './workspace.ts';

/** What was typed into forms and not saved, by the form's name. */
export type FormDrafts = Readonly<Record<string, unknown>>;

export interface FormDraftStore {
  readonly drafts: StoreApi<FormDrafts>;
  /** Undefined forgets it. */
  set(name: string, values: unknown): void;
}

function read(key: string): FormDrafts {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as FormDrafts) : {};
  } catch {
    return {};
  }
}

/** Unsaved changes stay where they were made, over a walk through the app and over a restart of it. */
export const formDraftsSlot = slot<FormDraftStore>('form-drafts', ({ id }) => {
  const key = `foyer.forms.${id}`;
  const drafts = createStore<FormDrafts>(() => read(key));
  return {
    drafts,
    set(name, values) {
      const { [name]: _dropped, ...others } = drafts.getState();
      const next = values === undefined ? others : { ...others, [name]: values };
      drafts.setState(next, true);
      localStorage.setItem(key, JSON.stringify(next));
    },
  };
});
