import type { MenuItemConstructorOptions } from 'electron';
import type { ChosenStatus, StatusChoice } from '../../shared/domain/presence.ts';
import type { TrayView } from '../../shared/ipc/tray.ts';
import { text } from '../catalogue/text.ts';

interface MenuActs {
  choose(status: StatusChoice): void;
  show(): void;
  quit(): void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

const builtIn = (status: ChosenStatus) => ({ id: status, name: text(`status.${status}`) });

const statusWords = ({ status, named, connected, locked }: TrayView): string => {
  if (!connected) return text('tray.notConnected');
  return locked ? text('tray.locked') : (named?.name ?? text(`status.${status}`));
};

/** One line on what there is: who I am for visitors, and how many need me. */
export const trayTooltip = (view: TrayView | null): string => {
  if (!view) return text('app.name');
  const line = text('tray.tooltip', { status: statusWords(view) });
  return view.count > 0 ? `${line}, ${text('badge.waiting', { count: view.count })}` : line;
};

/** The tray's menu. Somebody whose offers went unanswered is *Away* here: choosing any status ends that. */
export const trayMenu = (view: TrayView | null, { choose, show, quit }: MenuActs): MenuItemConstructorOptions[] => {
  const current = view?.named?.id ?? (view?.status === 'away_missed' ? 'away' : view?.status);
  const choices = [builtIn('available'), ...(view?.own ?? []), ...(['away', 'busy', 'offline'] as const).map(builtIn)];
  const statuses = choices.map(
    ({ id, name }): MenuItemConstructorOptions => ({
      id,
      label: name,
      type: 'radio',
      checked: current === id,
      enabled: view?.connected === true,
      click: () => choose(id),
    }),
  );
  return [
    { id: 'show', label: text('tray.show'), click: show },
    ...(view ? [separator, { id: 'now', label: trayTooltip(view), enabled: false }, ...statuses] : []),
    separator,
    { id: 'quit', label: text('tray.quit'), click: quit },
  ];
};
