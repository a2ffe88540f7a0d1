// The reference of the console: one sandboxed window of its size with nothing in it.
import { app, BrowserWindow } from 'electron';

app.setPath('userData', process.env.FOYER_USER_DATA);
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } });
  void window.loadURL('data:text/html,<!doctype html><title>empty</title><p>empty</p>');
});
