import type { WebPreferences } from 'electron';

/** How every page of ours runs. Most are Electron's defaults, written out so that a test and a reader can hold us to them. */
export const hardened = (preload: string, devTools: boolean): WebPreferences => ({
  preload,
  devTools,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  // The dictionaries would be fetched from a third party on the first misspelt word.
  spellcheck: false,
  // What was compiled once is kept from the first start on: Chromium waits for a second one within days.
  v8CacheOptions: 'bypassHeatCheck',
});
