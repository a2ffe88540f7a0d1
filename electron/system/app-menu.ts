import { Menu, type MenuItemConstructorOptions } from 'electron';
import { zoomSteps } from '../../shared/ipc/settings.ts';
import { text } from '../catalogue/text.ts';

interface MenuDeps {
  platform: NodeJS.Platform;
  devTools: boolean;
  zoom: () => number;
  setZoom: (factor: number) => void;
}

/** The next zoom step from a factor in a direction; the last step stays. */
export const nextZoom = (from: number, direction: 1 | -1): number => {
  const steps = direction === 1 ? zoomSteps : [...zoomSteps].reverse();
  return steps.find((step) => (direction === 1 ? step > from + 0.001 : step < from - 0.001)) ?? from;
};

const separator: MenuItemConstructorOptions = { type: 'separator' };

const viewMenu = ({ devTools, zoom, setZoom }: MenuDeps): MenuItemConstructorOptions[] => [
  { label: text('menu.actualSize'), accelerator: 'CmdOrCtrl+0', click: () => setZoom(1) },
  { label: text('menu.zoomIn'), accelerator: 'CmdOrCtrl+Plus', click: () => setZoom(nextZoom(zoom(), 1)) },
  // The same key without shift: most keyboards have the plus there.
  {
    label: text('menu.zoomIn'),
    accelerator: 'CmdOrCtrl+=',
    click: () => setZoom(nextZoom(zoom(), 1)),
    visible: false,
    acceleratorWorksWhenHidden: true,
  },
  { label: text('menu.zoomOut'), accelerator: 'CmdOrCtrl+-', click: () => setZoom(nextZoom(zoom(), -1)) },
  separator,
  { role: 'togglefullscreen' },
  ...(devTools ? [separator, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
];

/** The menus: the platform's own commands by their roles, so that its words and keys are used, and our zoom. */
export const menuTemplate = (deps: MenuDeps): MenuItemConstructorOptions[] => {
  const isMac = deps.platform === 'darwin';
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    { label: text('menu.file'), submenu: [isMac ? { role: 'close' } : { role: 'quit' }] },
    { role: 'editMenu' },
    { label: text('menu.view'), submenu: viewMenu(deps) },
    { role: 'windowMenu' },
  ];
};

/** Puts the menus in place; on Windows and Linux they are hidden and serve their keys. */
export const setAppMenu = (deps: MenuDeps): void => {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(deps)));
};
