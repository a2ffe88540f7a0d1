import * as z from 'zod';
import { type Contract, request } from '../protocol/contract.ts';

/** The zoom factors the View menu steps through; 1 is 100 %. */
export const zoomSteps = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** Schema of the settings of this desktop, not of the person's account. */
export const DesktopSettings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  sounds: z.boolean(),
  zoom: z.number().min(0.8).max(2),
});
/** The settings of this desktop, not of the person's account. */
export type DesktopSettings = z.infer<typeof DesktopSettings>;

/** What a fresh installation starts with. */
export const defaultDesktopSettings: DesktopSettings = {
  theme: 'system',
  sounds: true,
  zoom: 1,
};

/** Requests a console page may make about the settings; `change` takes any part of them and answers with all. */
export const settingsRequests = {
  'settings.read': request(z.undefined(), DesktopSettings),
  'settings.change': request(DesktopSettings.partial().strict(), DesktopSettings),
} satisfies Contract;
