import { describe, expect, it } from 'vitest';
import { sectionsFor } from './sections.ts';

const names = (...args: Parameters<typeof sectionsFor>) => sectionsFor(...args).map((section) => section.name);

describe('the sections of the settings', () => {
  it('show a rep what is theirs', () => {
    expect(names('rep', false)).toEqual(['profile', 'hours', 'desktop', 'snippets', 'blocks']);
  });

  it('show a manager the people, and an admin the workspace', () => {
    expect(names('manager', false)).toEqual([
      'profile',
      'hours',
      'desktop',
      'snippets',
      'people',
      'labels',
      'blocks',
      'routing',
      'pounce',
    ]);
    expect(names('admin', false)).toEqual([
      'profile',
      'hours',
      'desktop',
      'snippets',
      'people',
      'statuses',
      'labels',
      'blocks',
      'sites',
      'texts',
      'companies',
      'routing',
      'pounce',
      'files',
      'mail',
      'calls',
      'privacy',
      'audit',
    ]);
  });

  it('show everybody in a demo the visitors to practise on', () => {
    expect(names('rep', true)).toEqual([...names('rep', false), 'practice']);
  });
});
