import { createElement, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { mentionedIn } from '../../../shared/domain/mentions.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import { fillSnippet, openValues, type SnippetValues } from '../../../shared/domain/snippet.ts';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { deskSlot } from './desk-store.ts';
import { fuzzyFind } from './fuzzy.ts';
import { noteSnippetUse, recentSnippets } from './recent-snippets.ts';

/** So many are offered at once; who wants another types on. */
const offered = 8;

interface Choice {
  id: string;
  label: string;
  hint?: string;
  lead?: ReturnType<typeof createElement>;
  insert: string | (() => Promise<string | null>);
}

interface Completion {
  trigger: string;
  label: string;
  mode?: 'reply' | 'note';
  find(query: string): readonly Choice[];
}

/** What the desk brings to the composer: `/` for snippets, `@` for colleagues in notes, notes themselves, and a look at what was not filled in. */
export interface DeskComposer {
  completions: readonly Completion[];
  /** The ids of those whom a note names. */
  mentionsIn(text: string): readonly string[];
  /** What of a text is still open, as one sentence; null where nothing is. */
  check(text: string): string | null;
}

/** `values` are asked for at the moment a snippet is put in. */
export function useDeskComposer(people: readonly PersonRef[], values: () => SnippetValues): DeskComposer {
  const { t } = useTranslation('desk');
  const { id: workspaceId } = useWorkspace();
  const snippets = useReadable(useSlot(deskSlot).snippets);

  const mentionsIn = useCallback((text: string) => mentionedIn(text, people), [people]);

  const check = useCallback(
    (text: string): string | null => {
      const open = openValues(text);
      return open.length === 0 ? null : t('snippets.open', { count: open.length, values: open.join(', ') });
    },
    [t],
  );

  const completions = useMemo<readonly Completion[]>(() => {
    const findSnippets = (query: string): Choice[] => {
      const recent = recentSnippets(workspaceId);
      const rank = (id: string): number => (recent.includes(id) ? recent.indexOf(id) : recent.length);
      const sorted = [...(snippets ?? [])].sort((a, b) => rank(a.id) - rank(b.id));
      return fuzzyFind(sorted, query, ({ shortcut, name }) => [shortcut, name])
        .slice(0, offered)
        .map(({ id, name, shortcut, text }) => ({
          id,
          label: `/${shortcut}`,
          hint: `${name} · ${text.replaceAll(/\s+/g, ' ')}`,
          insert: async () => {
            noteSnippetUse(workspaceId, id);
            return fillSnippet(text, values());
          },
        }));
    };
    const findPeople = (query: string): Choice[] =>
      fuzzyFind(people, query, ({ name }) => [name])
        .slice(0, offered)
        .map(({ id, name, photo }) => ({
          id,
          label: name,
          lead: createElement(Avatar, { id, name, photo, size: 16 }),
          insert: `@${name} `,
        }));
    return [
      { trigger: '/', label: t('snippets.title'), find: findSnippets },
      { trigger: '@', label: t('notes.colleagues'), mode: 'note', find: findPeople },
    ];
  }, [snippets, people, values, workspaceId, t]);

  return useMemo(() => ({ completions, mentionsIn, check }), [completions, mentionsIn, check]);
}
