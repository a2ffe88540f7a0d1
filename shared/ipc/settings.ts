import * as z from 'zod';
import { type Contract, request } from '../protocol/contract.ts';

/** The zoom factors the View menu steps through; 1 is 100 %. */
export const zoomSteps = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** Schema of the settings of this desktop, not of the person's account. */
export const DesktopSettings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  sounds: z.boolean(),
  /** Whether notifications carry names and words; never on a locked screen. */
  notificationText: z.boolean(),
  /** Whether closing the window leaves the console running, so that visitors still reach the rep; where there is a tray. */
  keepRunning: z.boolean(),
  zoom: z.number().min(0.8).max(2),
  /** The microphone of calls on this machine; null leaves it to the system. */
  microphoneId: z.string().max(300).nullable(),
  /** Whether names and visitors' words are hidden while a screen is shown. */
  hideNames: z.boolean(),
  /** Its name, by which it is found where the system gave it another id. */
  microphoneLabel: z.string().max(300).nullable(),
  /** The loudspeaker of calls on this machine; null leaves it to the system. */
  loudspeaker: z.object({ id: z.string().max(300), label: z.string().max(300) }).nullable(),
  /** The camera of calls on this machine; null leaves it to the system. */
  camera: z.object({ id: z.string().max(300), label: z.string().max(300) }).nullable(),
  /** What is done to the microphone's sound before it is sent. */
  soundSwitches: z.object({
    echoCancellation: z.boolean(),
    noiseSuppression: z.boolean(),
    autoGainControl: z.boolean(),
  }),
});
/** The settings of this desktop, not of the person's account. */
export type DesktopSettings = z.infer<typeof DesktopSettings>;

/** What a fresh installation starts with. */
export const defaultDesktopSettings: DesktopSettings = {
  theme: 'system',
  sounds: true,
  notificationText: true,
  keepRunning: true,
  zoom: 1,
  microphoneId: null,
  hideNames: true,
  microphoneLabel: null,
  loudspeaker: null,
  camera: null,
  soundSwitches: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};

/** Settings always whole and valid, whatever was stored: what is not right is as on a fresh installation. */
export const wholeSettings = (stored: unknown): DesktopSettings => {
  const candidate: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const kept = Object.entries(DesktopSettings.shape).flatMap(([name, schema]) => {
    const value = schema.safeParse(candidate[name]);
    return value.success ? [[name, value.data] as const] : [];
  });
  return DesktopSettings.parse({ ...defaultDesktopSettings, ...Object.fromEntries(kept) });
};

/** Requests a console page may make about the settings; `change` takes any part of them and answers with all. */
export const settingsRequests = {
  'settings.read': request(z.undefined(), DesktopSettings),
  'settings.change': request(DesktopSettings.partial().strict(), DesktopSettings),
} satisfies Contract;
