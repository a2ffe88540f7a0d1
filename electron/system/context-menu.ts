import { type App, Menu, type MenuItemConstructorOptions } from 'electron';

/** What was under the pointer, of the much that Electron tells. */
export interface ContextTarget {
  isEditable: boolean;
  selectionText: string;
  editFlags: { canUndo: boolean; canRedo: boolean; canCut: boolean; canCopy: boolean; canPaste: boolean };
}

/** The system's text menu for a place in the page; empty where the page shows a menu of its own or there is nothing to do. */
export const textMenu = ({ isEditable, selectionText, editFlags }: ContextTarget): MenuItemConstructorOptions[] => {
  if (isEditable) {
    return [
      { role: 'undo', enabled: editFlags.canUndo },
      { role: 'redo', enabled: editFlags.canRedo },
      { type: 'separator' },
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      { role: 'pasteAndMatchStyle', enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll' },
    ];
  }
  return selectionText.trim() === '' ? [] : [{ role: 'copy', enabled: editFlags.canCopy }];
};

/** Gives every page the system's text menu on a right click. */
export const offerTextMenus = (app: App): void => {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_menuEvent, target) => {
      const items = textMenu(target);
      if (items.length > 0) Menu.buildFromTemplate(items).popup();
    });
  });
};
