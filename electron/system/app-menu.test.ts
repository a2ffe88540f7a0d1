import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ Menu: {} }));

const { menuTemplate, nextZoom } = await import('./app-menu.ts');
const { textMenu } = await import('./context-menu.ts');

describe('nextZoom', () => {
  it.each([
    [1, 1, 1.1],
    [1, -1, 0.9],
    [1.13, 1, 1.25],
    [1.13, -1, 1.1],
    [2, 1, 2],
    [0.8, -1, 0.8],
  ] as const)('from %d in direction %d gives %d', (from, direction, to) => {
    expect(nextZoom(from, direction)).toBe(to);
  });
});

describe('menus', () => {
  const roles = (platform: NodeJS.Platform, devTools: boolean): string =>
    JSON.stringify(menuTemplate({ platform, devTools, zoom: () => 1, setZoom: () => undefined }));

  it('has the system’s own app menu on a Mac', () => {
    expect(roles('darwin', false)).toContain('appMenu');
    expect(roles('linux', false)).not.toContain('appMenu');
  });

  it('has developer tools only while developing', () => {
    expect(roles('linux', true)).toContain('toggleDevTools');
    expect(roles('linux', false)).not.toContain('toggleDevTools');
    expect(roles('linux', false)).not.toContain('reload');
  });
});

describe('textMenu', () => {
  const editFlags = { canUndo: false, canRedo: false, canCut: true, canCopy: true, canPaste: true };

  it('edits in a field, copies from a selection, and leaves the rest to the page', () => {
    expect(textMenu({ isEditable: true, selectionText: '', editFlags }).map((item) => item.role)).toContain('paste');
    expect(textMenu({ isEditable: false, selectionText: 'Acme', editFlags })).toEqual([
      { role: 'copy', enabled: true },
    ]);
    expect(textMenu({ isEditable: false, selectionText: ' ', editFlags })).toEqual([]);
  });
});
