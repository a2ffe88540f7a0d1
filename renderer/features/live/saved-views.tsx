import { Bookmark, Pencil, Trash2, Users } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SavedView } from '../../../shared/protocol/rep/live.ts';
import { useConnection, useMe, useSlot } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { ContextMenu } from '../../ui/context-menu.tsx';
import { Icon } from '../../ui/icon.tsx';
import { late } from '../../ui/late.tsx';
import { MenuItem } from '../../ui/menu-parts.tsx';
import { useToast } from '../../ui/toast.tsx';
import { liveSlot } from './live-store.ts';
import { lookOf, sameLook } from './live-window.ts';

const { component: SaveViewDialog } = late(
  () => import('./save-view-dialog.tsx').then((file) => file.SaveViewDialog),
  null,
);

const tab =
  'inline-flex h-7 max-w-48 items-center gap-1.5 rounded-control px-2 font-medium whitespace-nowrap text-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-press aria-[current]:text-ink';

interface SavedViewsProps {
  /** What is on screen differs from everybody. */
  worthSaving: boolean;
  /** Between the views and what can be done with them: the filter in words. */
  children: ReactNode;
}

/** The saved views as tabs, and a way to keep what is on screen as one more. */
export function SavedViews({ worthSaving, children }: SavedViewsProps) {
  const { t } = useTranslation('live');
  const toast = useToast();
  const me = useMe();
  const connection = useConnection();
  const { ui, saved, choose } = useSlot(liveSlot);
  const now = useStore(ui);
  const { list } = useStore(saved.views);
  const [editing, setEditing] = useState<SavedView | 'new' | null>(null);
  const epoch = connection.kind === 'connected' ? connection.epoch : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each connect asks anew
  useEffect(() => void saved.load(), [saved, epoch]);

  const chosen = list.find((view) => view.id === now.viewId) ?? null;
  const mayChange = (view: SavedView): boolean => (view.shared ? me.role !== 'rep' : view.owner.id === me.id);
  const changed = chosen !== null && !sameLook(chosen.look, lookOf(now));
  const failed = () => toast({ tone: 'wrong', title: t('views.failed') });
  const update = async (view: SavedView): Promise<void> => {
    if ((await saved.save({ ...view, look: lookOf(now) })) !== null) failed();
  };
  const remove = async (view: SavedView): Promise<void> => {
    if ((await saved.remove(view.id)) !== null) failed();
    else if (now.viewId === view.id) ui.setState({ viewId: null });
  };
  return (
    <>
      {list.length > 0 && (
        <nav aria-label={t('views.label')} className="flex min-w-0 items-center gap-0.5 overflow-x-auto">
          <button
            type="button"
            aria-current={chosen === null && !worthSaving ? 'true' : undefined}
            className={tab}
            onClick={() => choose(null)}
          >
            {t('views.everyone')}
          </button>
          {list.map((view) => (
            <ContextMenu
              key={view.id}
              items={
                <>
                  <MenuItem icon={Pencil} disabled={!mayChange(view)} onSelect={() => setEditing(view)}>
                    {t('views.rename')}
                  </MenuItem>
                  <MenuItem icon={Trash2} danger disabled={!mayChange(view)} onSelect={() => void remove(view)}>
                    {t('views.remove')}
                  </MenuItem>
                </>
              }
            >
              <button
                type="button"
                aria-current={view.id === now.viewId ? 'true' : undefined}
                className={tab}
                onClick={() => choose(view)}
              >
                {view.shared && <Icon of={Users} size={14} />}
                <bdi className="truncate">{view.name}</bdi>
              </button>
            </ContextMenu>
          ))}
        </nav>
      )}
      {children}
      <span className="flex-1" />
      {changed && mayChange(chosen) && (
        <Button size="small" look="plain" onClick={() => void update(chosen)}>
          {t('views.update')}
        </Button>
      )}
      {worthSaving && (chosen === null || changed) && (
        <Button size="small" look="plain" icon={Bookmark} onClick={() => setEditing('new')}>
          {t('views.save')}
        </Button>
      )}
      {editing !== null && <SaveViewDialog view={editing} onClose={() => setEditing(null)} />}
    </>
  );
}
