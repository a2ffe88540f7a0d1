import { describe, expect, it } from 'vitest';
import { mayUse } from './permissions.ts';

describe('mayUse', () => {
  it('lets the console copy text and reach a router nearby', () => {
    expect(mayUse('clipboard-sanitized-write', 'app://console/', true)).toBe(true);
    expect(mayUse('loopback-network', 'app://console/', true)).toBe(true);
  });

  it('gives the console a picture of the screen once the rep chose one, and no other page', () => {
    for (const [permission, media] of [
      ['display-capture', []],
      ['media', []],
    ] as const) {
      expect(mayUse(permission, 'app://console/', true, media, true)).toBe(true);
      expect(mayUse(permission, 'app://console/', true, media)).toBe(false);
      expect(mayUse(permission, 'app://console/', false, media, true)).toBe(false);
      expect(mayUse(permission, 'https://evil.example/', true, media, true)).toBe(false);
    }
  });

  it('lets the console use the microphone and the camera, and nothing that may be anything', () => {
    expect(mayUse('media', 'app://console/', true, ['audio'])).toBe(true);
    expect(mayUse('media', 'app://console/', true, ['video'])).toBe(true);
    expect(mayUse('media', 'app://console/', true, ['audio', 'unknown'])).toBe(false);
    expect(mayUse('media', 'app://console/', true, ['unknown'])).toBe(false);
    expect(mayUse('media', 'app://console/', true, [undefined])).toBe(false);
    expect(mayUse('media', 'app://console/', true, [])).toBe(false);
    expect(mayUse('geolocation', 'app://console/', true, ['audio'])).toBe(false);
  });

  it.each([
    ['https://evil.example/', true],
    ['app://console/', false],
    ['app://console/offer-card.html', true],
  ])('refuses microphone and camera to %j (main frame: %s)', (url, isMainFrame) => {
    expect(mayUse('media', url, isMainFrame, ['audio'])).toBe(false);
    expect(mayUse('media', url, isMainFrame, ['video'])).toBe(false);
  });

  it.each([
    'media',
    'geolocation',
    'notifications',
    'midiSysex',
    'hid',
    'serial',
    'usb',
    'clipboard-read',
    'fileSystem',
    'openExternal',
    'fullscreen',
    'pointerLock',
    'unknown',
    'display-capture',
    'a permission that does not exist yet',
  ])('refuses %s to our own page', (permission) => {
    expect(mayUse(permission, 'app://console/', true)).toBe(false);
  });

  it.each([
    ['https://evil.example/', true],
    ['app://console/', false],
    ['app://console/offer-card.html', true],
    ['about:blank', true],
    ['', true],
  ])('refuses everything to %j (main frame: %s)', (url, isMainFrame) => {
    expect(mayUse('clipboard-sanitized-write', url, isMainFrame)).toBe(false);
  });
});
