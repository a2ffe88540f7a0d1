import { join } from 'node:path';
import type { AfterPackContext, Configuration } from 'electron-builder';
import { flipConsoleFuses } from './flip-console-fuses.ts';

/** The packaged executable: electron-builder names it after the platform's customs. */
function executableOf({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`);
  return join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : 'foyer-console');
}

/** How the desktop console is packaged. Main and preload carry their libraries, so no node_modules go in. */
export const builderConfig: Configuration = {
  appId: 'app.foyer.console',
  productName: 'Foyer Console',
  copyright: 'Apache-2.0',
  directories: { output: 'release', buildResources: 'build/icons' },
  files: [
    'dist/electron/**/*',
    'dist/console/**/*',
    // Linux takes a window's icon from the window.
    'build/icons/256x256.png',
    'package.json',
    '!**/*.map',
    '!**/.vite',
    '!node_modules',
  ],
  asar: true,
  // Nothing native is inside.
  npmRebuild: false,
  protocols: [{ name: 'Foyer', schemes: ['foyer'] }],
  linux: {
    target: [{ target: 'AppImage' }, { target: 'deb' }],
    executableName: 'foyer-console',
    icon: 'build/icons',
    category: 'Office',
    synopsis: 'The console of the Foyer sales floor',
    maintainer: 'Foyer contributors',
  },
  mac: {
    icon: 'build/icons/icon-mac.png',
    category: 'public.app-category.business',
    hardenedRuntime: true,
    extendInfo: {
      NSMicrophoneUsageDescription: 'Foyer uses the microphone when you talk with visitors.',
      NSCameraUsageDescription: 'Foyer uses the camera when you switch it on in a call.',
    },
  },
  win: { target: [{ target: 'nsis' }] },
  publish: null,
  afterPack: async (context) => {
    const unknown = await flipConsoleFuses(executableOf(context));
    if (unknown.length > 0) console.log(`this Electron has no fuse ${unknown.join(', ')}`);
  },
};
