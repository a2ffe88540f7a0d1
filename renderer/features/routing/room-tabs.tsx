import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formDraftsSlot } from '../../bridge/form-drafts.ts';
import { useSlot } from '../../bridge/workspace.ts';
import { hrefOf, type Room, rooms } from './rooms.ts';

/** The way from room to room; a dot where the numbers are not saved yet. */
export function RoomTabs({ here, admin }: { here: Room; admin: boolean }) {
  const { t } = useTranslation('routing');
  const { t: ts } = useTranslation('settings');
  const { drafts } = useSlot(formDraftsSlot);
  const timesOpen = useStore(drafts).routing !== undefined;
  return (
    <nav
      aria-label={t('rooms.label')}
      className="mt-4 flex shrink-0 flex-wrap gap-x-5 border-b border-hairline px-8 max-medium:gap-x-3.5 max-medium:px-5"
    >
      {rooms
        .filter((room) => admin || room !== 'times')
        .map((room) => (
          <a
            key={room}
            href={hrefOf({ room, item: null })}
            draggable={false}
            aria-current={room === here ? 'page' : undefined}
            className="-mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent font-medium text-muted transition-colors hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
          >
            {t(`rooms.${room}`)}
            {room === 'times' && timesOpen && (
              <span role="img" aria-label={ts('unsaved')} className="size-1.5 rounded-full bg-accent" />
            )}
          </a>
        ))}
    </nav>
  );
}
