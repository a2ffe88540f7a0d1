import { Lock, MessageSquareText, Pencil, Plus, Trash2, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostSnippets } from '../../../shared/domain/desk.ts';
import type { Snippet } from '../../../shared/domain/snippet.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useDid } from '../../ui/undo.tsx';
import { LoadState } from './load-state.tsx';
import { SectionPage } from './section-page.tsx';
import { SnippetDialog } from './snippet-dialog.tsx';
import { useAct } from './use-act.ts';
import { useFollowed } from './use-followed.ts';

/** From so many on one searches rather than reads. */
const searchFrom = 6;

/** Answers one writes often: one's own, and those that are shared with all. */
export function SnippetsSection() {
  const { t } = useTranslation('settings');
  const me = useMe();
  const { connection } = useWorkspace();
  const { data, error, again } = useFollowed('snippet.list', 'snippets');
  const act = useAct();
  const did = useDid();
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<Snippet | 'new' | null>(null);
  if (data === null) {
    return (
      <SectionPage title={t('sections.snippets')} hint={t('snippets.hint')}>
        <LoadState error={error} onAgain={again} />
      </SectionPage>
    );
  }
  const wanted = search.trim().toLocaleLowerCase();
  const shown = data.snippets.filter(({ name, shortcut, text }) =>
    `${name} /${shortcut} ${text}`.toLocaleLowerCase().includes(wanted),
  );
  const remove = async (snippet: Snippet): Promise<void> => {
    if ((await act(connection.request('snippet.remove', { id: snippet.id }))) === null) return;
    const { id, name, shortcut, text, shared } = snippet;
    did({
      said: t('snippets.removed', { name }),
      what: t('snippets.removal', { name }),
      undo: async () => {
        const back = await connection.request('snippet.save', { id, name, shortcut, text, shared, basedOn: 0 });
        if (back.ok) return null;
        return t(back.error.detail?.why === 'shortcut_taken' ? 'snippets.shortcutTaken' : 'snippets.notBack');
      },
    });
  };
  const mayChange = (snippet: Snippet): boolean => (snippet.shared ? me.role !== 'rep' : snippet.owner.id === me.id);
  const full = data.snippets.length >= mostSnippets;
  return (
    <SectionPage
      title={t('sections.snippets')}
      hint={t('snippets.hint')}
      action={
        <Button look="primary" icon={Plus} disabled={full} onClick={() => setEdited('new')}>
          {t('snippets.add')}
        </Button>
      }
    >
      {data.snippets.length === 0 ? (
        <EmptyState icon={MessageSquareText} title={t('snippets.none')} hint={t('snippets.noneHint')} />
      ) : (
        <div>
          {data.snippets.length >= searchFrom && (
            <SearchField label={t('snippets.search')} value={search} onChange={setSearch} className="mb-3 max-w-80" />
          )}
          {shown.length === 0 && <p className="text-muted">{t('snippets.nothing')}</p>}
          <ul className="-mx-2 flex flex-col">
            {shown.map((snippet) => (
              <li
                key={snippet.id}
                className="flex min-h-14 items-center gap-3 rounded-control px-2 py-1.5 hover:bg-hover"
              >
                <span className="min-w-0 flex-1">
                  <span className="flex items-baseline gap-2">
                    <bdi className="truncate font-medium">{snippet.name}</bdi>
                    <bdi className="shrink-0 text-small text-accent-text">/{snippet.shortcut}</bdi>
                  </span>
                  <bdi dir="auto" className="match-parent block truncate text-small text-muted">
                    {snippet.text}
                  </bdi>
                </span>
                <Tooltip
                  label={snippet.shared ? t('snippets.sharedBy', { name: snippet.owner.name }) : t('snippets.own')}
                >
                  <span className="inline-flex text-faint">
                    <Icon of={snippet.shared ? UsersRound : Lock} size={14} />
                    <span className="sr-only">{t(snippet.shared ? 'snippets.shared' : 'snippets.own')}</span>
                  </span>
                </Tooltip>
                {mayChange(snippet) && (
                  <span className="flex shrink-0">
                    <IconButton
                      icon={Pencil}
                      label={t('snippets.edit', { name: snippet.name })}
                      onClick={() => setEdited(snippet)}
                    />
                    <IconButton
                      icon={Trash2}
                      label={t('snippets.remove', { name: snippet.name })}
                      onClick={() => void remove(snippet)}
                    />
                  </span>
                )}
              </li>
            ))}
          </ul>
          {full && <p className="mt-3 text-small text-muted">{t('snippets.full', { count: mostSnippets })}</p>}
        </div>
      )}
      {edited !== null && <SnippetDialog snippet={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </SectionPage>
  );
}
