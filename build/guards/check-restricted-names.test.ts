import { expect, test } from 'vitest';
import { checkRestrictedNames } from './check-restricted-names.ts';
import { fixtureHouse } from './fixture-house.ts';

const BITES: [rule: string, file: string, text: string][] = [
  [
    'only-electron-ipc-uses-ipcMain',
    'electron/windows/a.ts',
    "import { ipcMain } from 'electron';\nipcMain.handle('x', f);\n",
  ],
  [
    'only-electron-ipc-uses-ipcMain',
    'electron/main.ts',
    "import * as electron from 'electron';\nelectron.ipcMain.on('x', f);\n",
  ],
  [
    'only-preload-uses-ipcRenderer',
    'electron/windows/a.ts',
    "import { ipcRenderer } from 'electron';\nipcRenderer.send('x');\n",
  ],
  [
    'only-preload-uses-ipcRenderer',
    'electron/ipc/a.ts',
    "import { contextBridge } from 'electron';\ncontextBridge.x();\n",
  ],
  ['only-shared-client-opens-sockets-and-peers', 'renderer/lib/a.ts', "export const s = new WebSocket('ws://x');\n"],
  [
    'only-shared-client-opens-sockets-and-peers',
    'widget/app/a.tsx',
    'export const p = new window.RTCPeerConnection();\n',
  ],
  ['no-inline-type-import', 'renderer/lib/a.ts', "export type B = import('../../server/b.ts').B;\n"],
];

test.each(BITES)('%s bites in %s', (rule, file, text) => {
  using house = fixtureHouse({ [file]: text });
  expect(checkRestrictedNames(house.root).map((finding) => finding.rule)).toContain(rule);
});

test('the rooms that may, may', () => {
  using house = fixtureHouse({
    'electron/ipc/a.ts': "import { ipcMain } from 'electron';\nipcMain.handle('x', f);\n",
    'electron/preload/a.ts': "import { ipcRenderer } from 'electron';\nipcRenderer.send('x');\n",
    'shared/client/media/a.ts': 'export const p = new RTCPeerConnection();\n',
    'server/practice/a.ts': 'export const p = new RTCPeerConnection();\n',
    'e2e/a.ts': "export const s = new WebSocket('ws://x');\n",
  });
  expect(checkRestrictedNames(house.root)).toEqual([]);
});
