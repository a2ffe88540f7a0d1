import { describe, expect, it } from 'vitest';
import { hardened } from './web-preferences.ts';

describe('hardened', () => {
  it('keeps every wall of Electron’s security list up', () => {
    expect(hardened('/preload.cjs', false)).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      devTools: false,
    });
    expect(hardened('/preload.cjs', false)).not.toHaveProperty('enableBlinkFeatures');
  });
});
