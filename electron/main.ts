import { join } from 'node:path';
import { app } from 'electron';
import { errorFields, openLog } from './log.ts';
import { registerAppScheme } from './security/app-scheme.ts';
import { startDesktop } from './start-desktop.ts';
import { linkAmong } from './system/deep-link.ts';
import { beOnlyInstance, hearLinks, type LinkListener } from './system/single-instance.ts';
import { startOptions } from './system/start-options.ts';

const launcherLink = process.env.FOYER_OPEN;
const options = startOptions(process.env, app.isPackaged);
// It carries a one-use code: nothing we start needs to see it.
delete process.env.FOYER_OPEN;

app.setName('Foyer');
// Windows shows notifications only of an app it can name; the installer names it the same.
if (process.platform === 'win32') app.setAppUserModelId('app.foyer.console');
if (options.userData) app.setPath('userData', options.userData);
app.enableSandbox();
registerAppScheme();
// The console works on while its window is put away: reconnecting must not wait for a slowed-down clock.
app.commandLine.appendSwitch('disable-background-timer-throttling');

const run = (): void => {
  const log = openLog(join(app.getPath('userData'), 'logs', 'console.log'));
  process.on('unhandledRejection', (error) => log.error('unhandled_rejection', errorFields(error)));
  process.on('uncaughtException', (error) => {
    log.error('uncaught_exception', errorFields(error));
    app.exit(1);
  });
  const desktop = startDesktop({ options, log });
  desktop.catch((error: unknown) => {
    log.error('start_failed', errorFields(error));
    app.exit(1);
  });
  // A link may come before the desktop is up; it waits for it.
  const follow: LinkListener = (link, trusted) => void desktop.then((started) => started.follow(link, trusted));
  hearLinks(app, follow);
  const link = options.link ? null : linkAmong(process.argv);
  if (link) follow(link, false);
};

if (beOnlyInstance(app, launcherLink)) run();
else app.quit();
