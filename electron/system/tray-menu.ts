import type { MenuItemConstructorOptions } from 'electron';
import { ChosenStatus } from '../../shared/domain/presence.ts';
import type { TrayView } from '../../shared/ipc/tray.ts';
import { text } from '../catalogue/text.ts';

interface MenuActs {
  choose(status: ChosenStatus): void;
  show(): void;
  quit(): void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

const statusWords = ({ status, connected, locked }: TrayView): string => {
  if (!connected) return text('tray.notConnected');
  return locked ? text('tray.locked') : text(`status.${status}`);
};

/** One line on what there is: who I am for visitors, and how many need me. */
export const trayTooltip = (view: TrayView | null): string => {
  if (!view) return text('app.name');
  const line = text('tray.tooltip', { status: statusWords(view) });
  return view.count > 0 ? `${line}, ${text('badge.waiting', { count: view.count })}` : line;
};

/** The tray's menu. Somebody whose offers went unanswered is *Away* here: choosing any status ends that. */
export const trayMenu = (view: TrayView | null, { choose, show, quit }: MenuActs): MenuItemConstructorOptions[] => {
  const current = view?.status === 'away_missed' ? 'away' : view?.status;
  const statuses = ChosenStatus.options.map(
    (status): MenuItemConstructorOptions => ({
      id: status,
      label: text(`status.${status}`),
      type: 'radio',
      checked: current === status,
      enabled: view?.connected === true,
      click: () => choose(status),
    }),
  );
  return [
    { id: 'show', label: text('tray.show'), click: show },
    ...(view ? [separator, { id: 'now', label: trayTooltip(view), enabled: false }, ...statuses] : []),
    separator,
    { id: 'quit', label: text('tray.quit'), click: quit },
  ];
};
