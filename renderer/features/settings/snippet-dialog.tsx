import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxTextLength } from '../../../shared/domain/limits.ts';
import {
  type Snippet,
  SnippetShortcut,
  type SnippetValues,
  snippetParts,
  snippetVariables,
} from '../../../shared/domain/snippet.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { refusalWords } from './refusal-words.ts';

/** One snippet: what it is called, by which word it comes, and what it says, seen as a visitor would get it. */
export function SnippetDialog({ snippet, onClose }: { snippet: Snippet | null; onClose(): void }) {
  const { t } = useTranslation('settings');
  const me = useMe();
  const { connection, ids } = useWorkspace();
  const form = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [name, setName] = useState(snippet?.name ?? '');
  const [shortcut, setShortcut] = useState(snippet?.shortcut ?? '');
  const [text, setText] = useState(snippet?.text ?? '');
  const [shared, setShared] = useState(snippet?.shared ?? false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<{ field: 'shortcut' | null; words: string } | null>(null);
  const badShortcut = shortcut !== '' && !SnippetShortcut.safeParse(shortcut).success;
  const ready = name.trim() !== '' && shortcut !== '' && !badShortcut && text.trim() !== '';
  const dirty =
    name !== (snippet?.name ?? '') || text !== (snippet?.text ?? '') || shortcut !== (snippet?.shortcut ?? '');

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    const id = snippet?.id ?? ids.next();
    const basedOn = snippet?.version ?? 0;
    const result = await connection.request('snippet.save', { id, name, shortcut, text, shared, basedOn });
    setBusy(false);
    if (result.ok) return onClose();
    const why = result.error.detail?.why;
    if (why === 'shortcut_taken') setWrong({ field: 'shortcut', words: t('snippets.shortcutTaken') });
    else if (why === 'changed') setWrong({ field: null, words: t('snippets.changed') });
    else if (why === 'too_many') setWrong({ field: null, words: t('snippets.tooMany') });
    else setWrong({ field: null, words: refusalWords(result.error, t) });
  };
  const put = (words: string): void => {
    const field = area.current;
    if (field === null) return;
    field.focus();
    field.setRangeText(words, field.selectionStart, field.selectionEnd, 'end');
    setText(field.value);
  };
  const shortcutError = badShortcut ? t('snippets.badShortcut') : wrong?.field === 'shortcut' ? wrong.words : undefined;
  return (
    <Dialog
      open
      width="medium"
      holds={dirty}
      onOpenChange={(open) => !open && onClose()}
      title={snippet === null ? t('snippets.new') : t('snippets.edit', { name: snippet.name })}
      actions={
        <Button type="submit" form={form} look="primary" busy={busy} disabled={!ready}>
          {t('snippets.save')}
        </Button>
      }
    >
      <form id={form} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <div className="grid grid-cols-[1fr_11rem] gap-3 max-[34rem]:grid-cols-1">
          <FormRow label={t('snippets.name')}>
            <TextField dir="auto" maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
          </FormRow>
          <FormRow label={t('snippets.shortcut')} hint={t('snippets.shortcutHint')} error={shortcutError}>
            <TextField
              maxLength={30}
              spellCheck={false}
              value={shortcut}
              onChange={(event) => {
                setWrong(null);
                setShortcut(event.target.value.replace(/^\//, '').toLowerCase());
              }}
            />
          </FormRow>
        </div>
        <FormRow label={t('snippets.text')}>
          <TextArea
            ref={area}
            dir="auto"
            rows={5}
            maxLength={maxTextLength}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </FormRow>
        <div className="-mt-2 flex flex-wrap gap-1">
          {snippetVariables.map((variable) => (
            <Button key={variable} size="small" look="plain" onClick={() => put(`{${variable}}`)}>
              {t(`snippets.variables.${variable}`)}
            </Button>
          ))}
        </div>
        <Preview text={text} me={me.name} />
        {me.role !== 'rep' && (
          <Checkbox checked={shared} onChange={setShared}>
            {t('snippets.share')}
          </Checkbox>
        )}
        {wrong !== null && wrong.field === null && <FieldError>{wrong.words}</FieldError>}
      </form>
    </Dialog>
  );
}

/** The same text for somebody of whom much is known, and for somebody of whom nothing is. */
function Preview({ text, me }: { text: string; me: string }) {
  const { t } = useTranslation('settings');
  if (text.trim() === '') return null;
  const first = me.split(/\s+/)[0] ?? me;
  const rep = { 'rep.name': me, 'rep.first_name': first };
  const known: SnippetValues = {
    ...rep,
    'visitor.name': t('snippets.example.name'),
    'visitor.first_name': t('snippets.example.firstName'),
    company: t('snippets.example.company'),
    page: t('snippets.example.page'),
    booking_link: t('snippets.example.bookingLink'),
  };
  const unknown: SnippetValues = {
    ...rep,
    'visitor.name': null,
    'visitor.first_name': null,
    company: null,
    page: null,
    booking_link: t('snippets.example.bookingLink'),
  };
  const draw = (values: SnippetValues) =>
    snippetParts(text, values).map((part, index) =>
      part.kind === 'words' || part.known ? (
        part.text
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
        <mark key={index} className="rounded-[0.25rem] bg-waiting-soft px-0.5 text-waiting-text">
          {part.text}
        </mark>
      ),
    );
  return (
    <div className="flex flex-col gap-2">
      {(
        [
          ['known', known],
          ['unknown', unknown],
        ] as const
      ).map(([key, values]) => (
        <div key={key}>
          <p className="text-small font-medium text-muted">{t(`snippets.preview.${key}`)}</p>
          <p
            dir="auto"
            className="scroll-plane max-h-28 rounded-control bg-sunken px-2.5 py-1.5 break-words whitespace-pre-wrap"
          >
            {draw(values)}
          </p>
        </div>
      ))}
    </div>
  );
}
