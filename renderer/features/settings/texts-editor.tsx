import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LocaleTag, locales } from '../../../shared/domain/locales.ts';
import type { VisitorText } from '../../../shared/protocol/rep/texts.ts';
import { formDraftsSlot } from '../../bridge/form-drafts.ts';
import { useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SectionPart } from './section-page.tsx';
import { TextRow } from './text-row.tsx';
import { changesOf, foundTexts, type Texts, textParts, textProblem, withChanges, withText } from './texts-form.ts';
import { useAct } from './use-act.ts';

interface TextsEditorProps {
  siteId: string;
  locale: LocaleTag;
  texts: readonly VisitorText[];
  /** What is said in English; null where that is what is edited. */
  english: Texts | null;
  saved: Texts;
  onSaved(own: Texts): void;
}

/** All texts of one language: search, change, put back, save as a whole. */
export function TextsEditor({ siteId, locale, texts, english, saved, onSaved }: TextsEditorProps) {
  const { t } = useTranslation('texts');
  const { connection } = useWorkspace();
  const act = useAct();
  const { drafts, set } = useSlot(formDraftsSlot);
  const draft = `texts/${siteId}/${locale}`;
  const [own, setOwn] = useState(() => withChanges(saved, drafts.getState()[draft]));
  const [search, setSearch] = useState('');
  const [onlyOwn, setOnlyOwn] = useState(false);
  const [busy, setBusy] = useState(false);
  const [justSaved, setJustSaved] = useState(false);
  const [tried, setTried] = useState(false);
  const root = useRef<HTMLFormElement>(null);
  const change = useCallback((text: VisitorText, typed: string) => {
    setJustSaved(false);
    setTried(false);
    setOwn((before) => withText(before, text, typed));
  }, []);
  const groups = useMemo(
    () => foundTexts(texts, own, search, onlyOwn, english ?? {}),
    [texts, own, search, onlyOwn, english],
  );
  const changes = useMemo(() => changesOf(own, saved), [own, saved]);
  const dirty = changes !== undefined;
  const wrong = texts.some(({ key, text }) => own[key] !== undefined && textProblem(text, own[key]) !== null);
  const dir = 'rtl' in locales[locale] ? 'rtl' : 'ltr';

  useEffect(() => set(draft, changes), [set, draft, changes]);

  // Who saves is led to what cannot be saved, also where a search had hidden it.
  useEffect(() => {
    if (tried) root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tried]);
  const save = async (): Promise<void> => {
    if (busy || !dirty) return;
    if (wrong) {
      setSearch('');
      setTried(true);
      return;
    }
    setBusy(true);
    const done = await act(connection.request('texts.set', { siteId, locale, own: { ...own } }), t('saved'));
    setBusy(false);
    if (done === null) return;
    setOwn(done.own);
    setJustSaved(true);
    onSaved(done.own);
  };
  const partName = (part: string): string => {
    const known = textParts.find((each) => each === part);
    return t(`parts.${known ?? 'other'}`);
  };
  return (
    <form
      ref={root}
      noValidate
      className="flex flex-col gap-7"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField label={t('search')} value={search} onChange={setSearch} className="w-full max-w-80" />
        <Checkbox checked={onlyOwn} onChange={setOnlyOwn}>
          {t('onlyOwn')}
        </Checkbox>
      </div>
      {groups.length === 0 && <p className="text-muted">{t('nothing')}</p>}
      {groups.map(({ part, texts: shown }) => (
        <SectionPart key={part} title={partName(part)}>
          <ul className={cx('flex flex-col', english === null ? 'gap-2' : 'gap-4')}>
            {shown.map((text) => (
              <TextRow
                key={text.key}
                text={text}
                english={english?.[text.key]}
                own={own[text.key]}
                lang={locale}
                dir={dir}
                onChange={change}
              />
            ))}
          </ul>
        </SectionPart>
      ))}
      <SaveBar
        dirty={dirty}
        busy={busy}
        justSaved={justSaved}
        refusal={tried && wrong ? t('mendFirst') : null}
        onSave={() => void save()}
        onDiscard={() => {
          setTried(false);
          setOwn(saved);
        }}
      />
    </form>
  );
}
