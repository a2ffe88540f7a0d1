import { describe, expect, it } from 'vitest';
import { startOptions } from './start-options.ts';

const env = {
  FOYER_OPEN: 'foyer://open?router=http://localhost:4600&code=abc',
  FOYER_CONSOLE_DIST: '/srv/console',
  FOYER_USER_DATA: '/srv/user',
};

describe('startOptions', () => {
  it('takes the folders only while developing', () => {
    expect(startOptions(env, false)).toMatchObject({ consoleDist: '/srv/console', userData: '/srv/user' });
    expect(startOptions(env, true)).toMatchObject({ consoleDist: null, userData: null });
  });

  it('takes the launcher’s link', () => {
    expect(startOptions(env, true).link).toEqual({ kind: 'open', routerUrl: 'http://localhost:4600', code: 'abc' });
  });

  it('takes neither a bad link nor a relative folder', () => {
    expect(
      startOptions({ FOYER_OPEN: 'https://example.com', FOYER_CONSOLE_DIST: '../x', FOYER_USER_DATA: '' }, false),
    ).toEqual({
      link: null,
      consoleDist: null,
      userData: null,
    });
  });
});
