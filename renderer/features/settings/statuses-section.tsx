import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type NamedStatus, standsFor } from '../../../shared/domain/presence.ts';
import { useHello, useWorkspace } from '../../bridge/workspace.ts';
import { presenceShape } from '../../lib/presence-shape.ts';
import { statusIcon } from '../../lib/status-icons.ts';
import { acceptsWords } from '../../lib/status-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SortableList } from '../../ui/sortable-list.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { SectionPage, SectionPart } from './section-page.tsx';
import { StatusDialog } from './status-dialog.tsx';
import { newStatus, statusFieldsOf } from './status-form.ts';
import { useAct } from './use-act.ts';

const builtIn = ['available', 'away', 'busy', 'offline'] as const;

/** The statuses reps choose from: those every workspace has, and its own. */
export function StatusesSection() {
  const { t } = useTranslation('settings');
  const { t: tp } = useTranslation('presence');
  const locale = useLocale();
  const { connection } = useWorkspace();
  const { statuses } = useHello();
  const act = useAct();
  const [edited, setEdited] = useState<NamedStatus | 'new' | null>(null);
  const [removed, setRemoved] = useState<NamedStatus | null>(null);

  const move = (from: number, to: number): void => {
    const ids = statuses.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    void act(connection.request('status.order', { ids }));
  };
  return (
    <SectionPage
      title={t('sections.statuses')}
      hint={t('statuses.hint')}
      action={
        <Button look="primary" icon={Plus} onClick={() => setEdited('new')}>
          {t('statuses.add')}
        </Button>
      }
    >
      <SectionPart title={t('statuses.own')}>
        {statuses.length === 0 ? (
          <p className="text-pretty text-faint">{t('statuses.none')}</p>
        ) : (
          <SortableList
            label={t('statuses.own')}
            items={statuses}
            keyOf={({ id }) => id}
            nameOf={({ name }) => name}
            onMove={move}
            className="-mx-2 flex flex-col"
            renderItem={(status, _index, handle) => (
              <div className="flex min-h-12 items-center gap-2 rounded-control px-2 hover:bg-hover">
                {handle}
                <Line
                  shape={presenceShape(standsFor(status))}
                  icon={statusIcon[status.icon]}
                  label={status.name}
                  hint={acceptsWords(status, tp, locale)}
                />
                <IconButton
                  icon={Pencil}
                  label={t('statuses.edit', { name: status.name })}
                  onClick={() => setEdited(status)}
                />
                <IconButton
                  icon={Trash2}
                  label={t('statuses.remove', { name: status.name })}
                  onClick={() => setRemoved(status)}
                />
              </div>
            )}
          />
        )}
      </SectionPart>
      <SectionPart title={t('statuses.builtIn')} hint={t('statuses.builtInHint')}>
        <ul className="flex flex-col">
          {builtIn.map((status) => (
            <li key={status} className="flex min-h-12 items-center">
              <Line
                shape={presenceShape(status)}
                icon={null}
                label={tp(`statuses.${status}`)}
                hint={tp(`meansFor.${status}`)}
              />
            </li>
          ))}
        </ul>
      </SectionPart>
      {edited !== null && (
        <StatusDialog
          fields={edited === 'new' ? newStatus : statusFieldsOf(edited)}
          title={edited === 'new' ? t('statuses.new') : t('statuses.edit', { name: edited.name })}
          onClose={() => setEdited(null)}
          send={(facts) =>
            edited === 'new'
              ? connection.request('status.add', facts)
              : connection.request('status.change', { id: edited.id, facts })
          }
        />
      )}
      {removed !== null && (
        <ConfirmDialog
          open
          title={t('statuses.removeTitle', { name: removed.name })}
          meaning={t('statuses.removeMeaning')}
          confirm={t('statuses.removeConfirm')}
          onClose={() => setRemoved(null)}
          onConfirm={async () => void (await act(connection.request('status.remove', { id: removed.id })))}
        />
      )}
    </SectionPage>
  );
}

function Line({ label, hint, ...mark }: Parameters<typeof StatusMark>[0] & { hint: string }) {
  return (
    <span className="flex min-w-0 flex-1 items-start gap-2.5 py-1.5">
      <StatusMark {...mark} label={label} />
      <span className="min-w-0">
        <bdi className="block truncate font-medium">{label}</bdi>
        <span className="block text-pretty text-small text-muted">{hint}</span>
      </span>
    </span>
  );
}
