import { describe, expect, it } from 'vitest';
import { sectionsFor } from './sections.ts';

const names = (...args: Parameters<typeof sectionsFor>) => sectionsFor(...args).map((section) => section.name);

describe('the sections of the settings', () => {
  it('show a rep what is theirs', () => {
    expect(names('rep', 'browser')).toEqual(['profile', 'hours']);
    expect(names('rep', 'desktop')).toEqual(['profile', 'hours', 'desktop']);
  });

  it('show a manager the people, and an admin the workspace', () => {
    expect(names('manager', 'browser')).toEqual(['profile', 'hours', 'people']);
    expect(names('admin', 'browser')).toEqual(['profile', 'hours', 'people', 'sites', 'routing', 'audit']);
  });
});
