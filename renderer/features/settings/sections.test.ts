import { describe, expect, it } from 'vitest';
import { sectionsFor } from './sections.ts';

const names = (...args: Parameters<typeof sectionsFor>) => sectionsFor(...args).map((section) => section.name);

describe('the sections of the settings', () => {
  it('show a rep what is theirs', () => {
    expect(names('rep')).toEqual(['profile', 'hours', 'desktop']);
  });

  it('show a manager the people, and an admin the workspace', () => {
    expect(names('manager')).toEqual(['profile', 'hours', 'desktop', 'people']);
    expect(names('admin')).toEqual(['profile', 'hours', 'desktop', 'people', 'sites', 'routing', 'audit']);
  });
});
