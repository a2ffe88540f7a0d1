/** Whether this desktop lets a window lie above all others where it was put. Wayland leaves both to the compositor. */
export const cardStaysOnTop = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean =>
  platform !== 'linux' || env.XDG_SESSION_TYPE !== 'wayland';
