import * as z from 'zod';

/** A rectangle in screen pixels as Electron gives it. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const side = z.number().int().min(-100_000).max(100_000);

/** Schema of the window's state as it lies in the settings file. */
export const WindowState = z.object({
  x: side,
  y: side,
  width: side.min(1),
  height: side.min(1),
  maximized: z.boolean(),
});
/** The window's state: its bounds while not maximized, and whether it was. */
export type WindowState = z.infer<typeof WindowState>;

/** What a first start opens with, and the least the layout can live in. */
export const windowSize = { width: 1280, height: 800, minWidth: 640, minHeight: 480 } as const;

const titleHeight = 40;

/** How much of the title bar must be seen to drag the window by it. */
const graspable = { width: 120, height: 20 } as const;

const overlap = (a: Area, b: Area): { width: number; height: number } => ({
  width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
  height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
});

const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, Math.max(least, most)));

/**
 * Where the window opens: where it was, if enough of its title bar can still be grabbed on some display (one may have been
 * unplugged), otherwise in the middle of the first display. Never larger than the display it opens on.
 */
export const placeWindow = (stored: unknown, workAreas: readonly [Area, ...Area[]]): WindowState => {
  const [first] = workAreas;
  const saved = WindowState.safeParse(stored);
  const home = saved.success
    ? workAreas.find((area) => {
        const seen = overlap({ ...saved.data, height: titleHeight }, area);
        return seen.width >= graspable.width && seen.height >= graspable.height;
      })
    : undefined;
  const area = home ?? first;
  const wanted = saved.success ? saved.data : { ...windowSize, maximized: false };
  const width = clamp(wanted.width, Math.min(windowSize.minWidth, area.width), area.width);
  const height = clamp(wanted.height, Math.min(windowSize.minHeight, area.height), area.height);
  const position =
    home && saved.success
      ? // A window that had to shrink may have lost its grip on the display.
        {
          x: clamp(saved.data.x, area.x + graspable.width - width, area.x + area.width - graspable.width),
          y: clamp(saved.data.y, area.y + graspable.height - titleHeight, area.y + area.height - graspable.height),
        }
      : { x: area.x + Math.round((area.width - width) / 2), y: area.y + Math.round((area.height - height) / 2) };
  return { ...position, width, height, maximized: wanted.maximized };
};

/** The bottom right corner of a work area, a margin away from its edges. */
export const bottomRight = (area: Area, size: { width: number; height: number }, margin: number): Area => ({
  x: Math.max(area.x, area.x + area.width - size.width - margin),
  y: Math.max(area.y, area.y + area.height - size.height - margin),
  width: size.width,
  height: size.height,
});
