import { expect, it } from 'vitest';
import { plainLook, SiteLook } from '../../domain/site-look.ts';
import { WidgetLook, widgetLook } from './widget-look.ts';

const picture = 'a'.repeat(32);

it('is what the widget takes, for the look of old and for a chosen one', () => {
  const chosen = SiteLook.parse({ corners: 'sharp', launcher: 'logo', logo: picture, phoneGap: 0, side: 'left' });
  for (const look of [plainLook, chosen]) expect(WidgetLook.parse(widgetLook('#4a3fbf', look))).toBeTruthy();
  expect(widgetLook('#4a3fbf', chosen)).toMatchObject({
    gaps: [20, 20, 0],
    logo: `/widget/pictures/${picture}`,
    light: { '--accent': '74 63 191', '--on-accent': '255 255 255', '--corner': '3px' },
  });
  expect(widgetLook('#4a3fbf', plainLook).light['--corner']).toBeUndefined();
});

it.each([
  ['a logo where there is none', { launcher: 'logo' }],
  ['a distance beyond the page', { bottomGap: 241 }],
  ['half a pixel', { sideGap: 1.5 }],
  ['a picture from elsewhere', { team: 'https://evil.example/x.webp' }],
  ['a scheme that is none', { scheme: 'sepia' }],
])('does not take %s', (_name, look) => {
  expect(SiteLook.safeParse(look).success).toBe(false);
});

it('reads a look that an older release kept', () => {
  expect(SiteLook.parse({ scheme: 'dark' })).toEqual({ ...plainLook, scheme: 'dark' });
});
