import { RotateCcw } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxSiteText, type VisitorText } from '../../../shared/protocol/rep/texts.ts';
import { FormRow } from '../../ui/form-row.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { blanksOf, textProblem } from './texts-form.ts';

interface TextRowProps {
  text: VisitorText;
  /** What it says in English, for who writes it in another language. */
  english: string | undefined;
  own: string | undefined;
  lang: string;
  dir: 'ltr' | 'rtl';
  onChange(text: VisitorText, typed: string): void;
}

/** One text a visitor reads: as it is said now, and the way back to the usual words. */
export const TextRow = memo(function TextRow({ text, english, own, lang, dir, onChange }: TextRowProps) {
  const { t } = useTranslation('texts');
  /** The usual words come back into a field that was emptied when it is left, not under the fingers. */
  const [emptied, setEmptied] = useState(false);
  const blanks = blanksOf(text.text);
  const problem = own === undefined ? null : textProblem(text.text, own);
  const wrong =
    problem === null
      ? undefined
      : problem.kind === 'long'
        ? t('tooLong', { most: maxSiteText })
        : t('strange', { blank: problem.blank });
  const usual = own !== undefined && (
    <>
      {t('usual', { text: text.text })}
      {blanks.length > 0 && ' '}
    </>
  );
  return (
    <li className="flex items-start gap-2">
      <FormRow
        label={
          english === undefined ? (
            <span className="sr-only">{text.text}</span>
          ) : (
            <bdi lang="en" className="font-normal">
              {english}
            </bdi>
          )
        }
        hint={
          (own !== undefined || blanks.length > 0) && (
            <bdi>
              {usual}
              {own !== undefined && blanks.length > 0 && t('blanks', { blanks: blanks.join(', ') })}
            </bdi>
          )
        }
        error={wrong}
        className="min-w-0 flex-1"
      >
        <TextArea
          rows={1}
          lang={lang}
          dir={dir}
          value={own ?? (emptied ? '' : text.text)}
          placeholder={text.text}
          onChange={(event) => {
            const typed = event.currentTarget.value.replace(/\n/g, ' ');
            setEmptied(typed === '');
            onChange(text, typed);
          }}
          onBlur={() => setEmptied(false)}
          className={own === undefined ? 'text-muted' : undefined}
        />
      </FormRow>
      <IconButton
        icon={RotateCcw}
        label={t('reset')}
        onClick={() => onChange(text, '')}
        className={own === undefined ? 'invisible' : undefined}
      />
    </li>
  );
});
