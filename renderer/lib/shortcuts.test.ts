import { expect, test } from 'vitest';
import type { ShortcutKeys } from './shortcut-table.ts';
import { createShortcuts, type Shortcut, type ShortcutPress } from './shortcuts.ts';

function aPress(key: string, part: Partial<ShortcutPress> = {}): ShortcutPress & { prevented: number } {
  const press = {
    key,
    code: '',
    metaKey: false,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    keyCode: 0,
    defaultPrevented: false,
    repeat: false,
    target: null,
    prevented: 0,
    preventDefault() {
      press.prevented += 1;
    },
    ...part,
  };
  return press;
}

function aRegistry() {
  const time = { now: 0 };
  const ran: string[] = [];
  const shortcuts = createShortcuts('linux', { now: () => time.now });
  // Any keys: the registry itself knows no table.
  const add = (keys: string, name = keys, part: Partial<Shortcut> = {}) =>
    shortcuts.register({ keys: keys as ShortcutKeys, label: name, group: 'Test', run: () => ran.push(name), ...part });
  return { shortcuts, ran, add, time };
}

const textField = { tagName: 'TEXTAREA' };

test('a press that means something runs it and is used up; any other goes on', () => {
  const { shortcuts, ran, add } = aRegistry();
  add('mod+enter');
  const hit = aPress('Enter', { ctrlKey: true });
  const miss = aPress('Enter');
  expect([shortcuts.handle(hit), shortcuts.handle(miss)]).toEqual([true, false]);
  expect([hit.prevented, miss.prevented]).toEqual([1, 0]);
  expect(ran).toEqual(['mod+enter']);
});

test('a key that is kept down acts once, and is nobody else’s meanwhile', () => {
  const { shortcuts, ran, add } = aRegistry();
  add('mod+z');
  const held = aPress('z', { ctrlKey: true, repeat: true });
  expect([shortcuts.handle(aPress('z', { ctrlKey: true })), shortcuts.handle(held)]).toEqual([true, true]);
  expect(held.prevented).toBe(1);
  expect(ran).toEqual(['mod+z']);
});

test('typing is typing: single letters do nothing in a text field', () => {
  const { shortcuts, ran, add } = aRegistry();
  add('j');
  add('mod+enter', 'send', { inText: true });
  shortcuts.handle(aPress('j', { target: textField }));
  shortcuts.handle(aPress('j', { target: { tagName: 'DIV', isContentEditable: true } }));
  shortcuts.handle(aPress('j', { target: { tagName: 'INPUT', type: 'search' } }));
  shortcuts.handle(aPress('Enter', { ctrlKey: true, target: textField }));
  expect(ran).toEqual(['send']);
});

test('a checkbox is no text field', () => {
  const { shortcuts, ran, add } = aRegistry();
  add('j');
  shortcuts.handle(aPress('j', { target: { tagName: 'INPUT', type: 'checkbox' } }));
  expect(ran).toEqual(['j']);
});

test('what was registered last lies on top, until it is gone or has no meaning', () => {
  const { shortcuts, ran, add } = aRegistry();
  add('esc', 'below');
  let open = true;
  const dispose = add('esc', 'above', { when: () => open });
  shortcuts.handle(aPress('Escape'));
  open = false;
  shortcuts.handle(aPress('Escape'));
  open = true;
  dispose();
  shortcuts.handle(aPress('Escape'));
  expect(ran).toEqual(['above', 'below', 'below']);
});

test('a sequence runs at its second key, and is forgotten after a moment or another key', () => {
  const { shortcuts, ran, add, time } = aRegistry();
  add('g l', 'live');
  add('l', 'like');
  shortcuts.handle(aPress('g'));
  shortcuts.handle(aPress('l'));
  expect(ran).toEqual(['live']);

  shortcuts.handle(aPress('g'));
  time.now = 5000;
  shortcuts.handle(aPress('l'));
  expect(ran).toEqual(['live', 'like']);

  shortcuts.handle(aPress('g'));
  shortcuts.handle(aPress('x'));
  shortcuts.handle(aPress('l'));
  expect(ran).toEqual(['live', 'like', 'like']);
});

test('a key let go of by something else, or by an input method, is not ours', () => {
  const { shortcuts, ran, add } = aRegistry();
  add('enter', 'enter', { inText: true });
  expect(shortcuts.handle(aPress('Enter', { defaultPrevented: true }))).toBe(false);
  expect(shortcuts.handle(aPress('Enter', { isComposing: true }))).toBe(false);
  expect(shortcuts.handle(aPress('Enter', { keyCode: 229 }))).toBe(false);
  expect(ran).toEqual([]);
});

test('the list shows what means something now', () => {
  const { shortcuts, add } = aRegistry();
  add('a');
  add('b', 'b', { when: () => false });
  expect(shortcuts.list().map((each) => each.keys)).toEqual(['a']);
});

test('what is open over the window has the keyboard, but for what rings or runs out', () => {
  const { shortcuts, ran, add } = aRegistry();
  add('j');
  add('g i');
  add('alt+shift+l', 'tags', { inText: true });
  add('alt+shift+a', 'accept', { inText: true, overDialogs: true });
  const inDialog = { tagName: 'BUTTON', closest: (selector: string) => (selector.includes('dialog') ? {} : null) };
  const onPage = { tagName: 'BUTTON', closest: () => null };
  const alt = { altKey: true, shiftKey: true };
  for (const target of [inDialog, onPage]) {
    for (const key of ['j', 'g', 'i']) shortcuts.handle(aPress(key, { target }));
    shortcuts.handle(aPress('L', { ...alt, target }));
    shortcuts.handle(aPress('A', { ...alt, target }));
    ran.push('|');
  }
  expect(ran).toEqual(['accept', '|', 'j', 'g i', 'tags', 'accept', '|']);
});

test('a shortcut without a label or a group is a mistake', () => {
  const { shortcuts, add } = aRegistry();
  expect(() => add('a', '')).toThrow();
  expect(() => shortcuts.register({ keys: '?', label: 'Help', group: '', run() {} })).toThrow();
});
