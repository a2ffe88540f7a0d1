import { expect, test } from 'vitest';
import { checkUiText } from './check-ui-text.ts';
import { fixtureHouse } from './fixture-house.ts';

const component = (jsx: string): string => `export const View = ({ n, t }) => (${jsx});\n`;

test.each([
  ['<p>Hello</p>', 'Hello'],
  ['<p>{"Hello"}</p>', 'Hello'],
  ["<p>{n > 1 ? 'many' : t('one')}</p>", 'many'],
  ['<p>{`${n} visitors`}</p>', 'visitors'],
  ["<p>{n && 'Waiting'}</p>", 'Waiting'],
  ['<button aria-label="Close" />', 'Close'],
  ["<button aria-label={'Close'} />", 'Close'],
  ['<input placeholder={`Search ${n}`} />', 'Search'],
  ['<img alt="Photo" />', 'Photo'],
  ['<Field label="E-mail" />', 'E-mail'],
  ['<a title="開く">{t("x")}</a>', '開く'],
])('%s', (jsx, word) => {
  using house = fixtureHouse({
    'renderer/features/live/view.tsx': component(jsx),
    'widget/app/view.tsx': component(jsx),
  });
  const findings = checkUiText(house.root);
  expect(findings.map((finding) => finding.file)).toEqual(['renderer/features/live/view.tsx', 'widget/app/view.tsx']);
  expect(findings[0]?.message).toContain(word);
});

test('the line is right after characters of several bytes', () => {
  using house = fixtureHouse({ 'widget/app/view.tsx': `// “é” 開\n${component('\n<p>\n{n}\nHello\n</p>')}` });
  expect(checkUiText(house.root)).toMatchObject([{ line: 4 }]);
});

test('catalogue calls, signs, class names and tests are free', () => {
  using house = fixtureHouse({
    'renderer/app/view.tsx': component(
      `<p className="text-sm" data-state={n ? 'open' : 'shut'} key="row">{t('live.title')} · {n} / 3 <kbd>{'⌘'}</kbd></p>`,
    ),
    'renderer/app/view.test.tsx': component('<p>Hello</p>'),
    'renderer/ui/gallery/button-page.tsx': component('<p>Hello</p>'),
  });
  expect(checkUiText(house.root)).toEqual([]);
});
