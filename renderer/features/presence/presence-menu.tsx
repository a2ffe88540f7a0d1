import { ChevronDown } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ChosenStatus, type StatusChoice } from '../../../shared/domain/presence.ts';
import { useConnection, useHello } from '../../bridge/workspace.ts';
import { presenceShape } from '../../lib/presence-shape.ts';
import { formatSince } from '../../lib/relative-time.ts';
import type { ShortcutKeys } from '../../lib/shortcut-table.ts';
import { choiceOf, statusChoices } from '../../lib/status-choices.ts';
import { statusName } from '../../lib/status-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { MenuChoice, MenuSeparator } from '../../ui/menu-parts.tsx';
import { useShortcuts } from '../../ui/shortcut-context.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { useSetPresence } from './use-set-presence.ts';

const KEYS: Record<ChosenStatus, ShortcutKeys> = { available: 's a', away: 's w', busy: 's b', offline: 's o' };

const keysOf = (choice: StatusChoice): { keys?: ShortcutKeys } => {
  const status = ChosenStatus.options.find((each) => each === choice);
  return status === undefined ? {} : { keys: KEYS[status] };
};

function useStatusShortcuts(set: (status: StatusChoice) => void): void {
  const { t } = useTranslation('presence');
  const shortcuts = useShortcuts();
  useEffect(() => {
    const stops = ChosenStatus.options.map((status) =>
      shortcuts.register({
        keys: KEYS[status],
        label: t('setTo', { status: t(`statuses.${status}`) }),
        group: t('group'),
        run: () => set(status),
      }),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [shortcuts, set, t]);
}

/** My status at the end of the bar, and the way to change it. */
export function PresenceMenu() {
  const { t } = useTranslation('presence');
  const locale = useLocale();
  const minute = useMinute();
  const { me, presence, statuses } = useHello();
  const connected = useConnection().kind === 'connected';
  const set = useSetPresence();
  useStatusShortcuts(set);
  const { status } = presence;
  // Without a connection, or behind a locked screen, the router gives us nobody whatever we chose: the bar must not say it does.
  const locked = presence.machine !== 'unlocked';
  const chosen = statusName(presence, t);
  const reachable = locked ? t('locked', { status: chosen }) : chosen;
  const label = connected ? reachable : t('notConnected');
  const shape = connected && !locked ? presenceShape(status) : 'ring';
  return (
    <Menu
      align="end"
      className="w-64"
      trigger={
        <button
          type="button"
          aria-label={t('menu', { status: label })}
          className="window-still flex h-7 shrink-0 items-center gap-1.5 rounded-control px-2 font-medium transition-colors hover:bg-hover data-popup-open:bg-press"
        >
          <StatusDot shape={shape} label={label} />
          <Icon of={ChevronDown} size={14} className="text-faint" />
        </button>
      }
      header={
        <div className="flex items-center gap-2.5 px-2 pt-1.5 pb-2">
          <Avatar id={me.id} name={me.name} photo={me.photo} size={32} />
          <div className="min-w-0">
            <div className="truncate font-semibold">{me.name}</div>
            <div className="truncate text-small text-muted">
              {t('statusSince', {
                status: chosen,
                time: formatSince(presence.since, minute, locale),
              })}
            </div>
          </div>
        </div>
      }
    >
      <MenuSeparator />
      <MenuChoice
        label={t('group')}
        value={choiceOf(presence)}
        options={statusChoices(statuses, 'means', t, locale).map((choice) => ({
          value: choice.value,
          label: choice.label,
          hint: choice.hint,
          ...keysOf(choice.value),
          mark: <StatusMark {...choice} aligned={statuses.length > 0} />,
        }))}
        onChange={set}
      />
    </Menu>
  );
}
