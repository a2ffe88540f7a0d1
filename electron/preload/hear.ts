import { type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Unsubscribe } from '../../shared/ipc/unsubscribe.ts';

/** Subscribes to one event. The listener gets the payload only: Electron's event object must not reach a page. */
export const hear = <T>(event: string, listener: (payload: T) => void): Unsubscribe => {
  const heard = (_event: IpcRendererEvent, payload: T): void => listener(payload);
  ipcRenderer.on(event, heard);
  return () => {
    ipcRenderer.off(event, heard);
  };
};
