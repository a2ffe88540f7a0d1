import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { optionMatches } from '../lib/option-matches.ts';
import { isComposing } from '../lib/shortcut-keys.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { FieldError, FormRow } from './form-row.tsx';
import { RadioList } from './radio-list.tsx';
import { SearchField } from './search-field.tsx';
import { RowBones, Skeleton } from './skeleton.tsx';
import { TextArea } from './text-area.tsx';

/** From so many on one searches rather than reads. */
const searchFrom = 8;

interface Choice {
  value: string;
  label: string;
  hint: string;
  mark: ReactNode;
  disabled: boolean;
}

interface ChoiceDialogProps {
  title: string;
  words: {
    meaning: string;
    pick: string;
    search: string;
    /** Nothing has the name that was typed. */
    nothing: string;
    note: string;
    noteHint: string;
    confirm: string;
  };
  /** Null while they are loading. */
  choices: readonly Choice[] | null;
  /** In their place where they could not be loaded. */
  failed?: ReactNode;
  longestNote: number;
  /** Does it; answers why not in words, or null. */
  onConfirm(value: string, note: string): Promise<string | null>;
  onClose(): void;
}

/** The first thing one chooses by; the place of it while there is none. */
const firstIn = (choosing: HTMLElement | null): HTMLElement | null =>
  choosing?.querySelector<HTMLElement>('input[type=search], [role=radio]:not([data-disabled])') ?? choosing;

/** Enter on a choice, and with Ctrl or Cmd in the note, means what it means in a field of one line. */
const submitByEnter = (event: KeyboardEvent<HTMLFormElement>): void => {
  if (event.key !== 'Enter' || isComposing(event.nativeEvent) || event.target instanceof HTMLInputElement) return;
  if (event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
};

/** To whom, and with which words? One of many who are found by name, and a note to them. */
export function ChoiceDialog({ title, words, choices, failed, longestNote, onConfirm, onClose }: ChoiceDialogProps) {
  const form = useId();
  const choosing = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const shown = choices?.filter(({ label }) => optionMatches({ value: '', label }, search)) ?? [];
  // What the search hides is not chosen: Enter in the field means what one sees.
  const chosen = shown.find(({ value, disabled }) => value === picked && !disabled);

  const [first] = useState(() => ({
    get current(): HTMLElement | null {
      return firstIn(choosing.current);
    },
  }));
  const loaded = choices !== null;
  useEffect(() => {
    // Who opened it stands where one chooses, also while there is nothing to choose from yet.
    const { current } = choosing;
    if (loaded && current !== null && document.activeElement === current) firstIn(current)?.focus();
  }, [loaded]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (chosen === undefined || busy) return;
    setBusy(true);
    setRefused(null);
    const why = await onConfirm(chosen.value, note);
    setBusy(false);
    if (why === null) onClose();
    else setRefused(why);
  };
  return (
    <Dialog
      open
      width="medium"
      holds={note !== ''}
      initialFocus={first}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={title}
      description={words.meaning}
      actions={
        <Button type="submit" form={form} look="primary" busy={busy} disabled={chosen === undefined}>
          {words.confirm}
        </Button>
      }
    >
      <form
        id={form}
        onSubmit={(event) => void submit(event)}
        onKeyDown={submitByEnter}
        className="flex flex-col gap-4"
      >
        <div ref={choosing} tabIndex={-1} className="flex flex-col gap-4 outline-none">
          {(choices?.length ?? 0) > searchFrom && (
            <SearchField label={words.search} value={search} onChange={setSearch} />
          )}
          {choices === null &&
            (failed ?? (
              <Skeleton>
                <RowBones count={3} />
              </Skeleton>
            ))}
          {choices !== null && shown.length === 0 && <p className="text-muted">{words.nothing}</p>}
          {/* Room for the focus ring, which what scrolls would cut. */}
          <div className="scroll-plane -m-1 max-h-72 p-1">
            <RadioList label={words.pick} value={picked} options={shown} onChange={setPicked} />
          </div>
        </div>
        <FormRow label={words.note} hint={words.noteHint}>
          <TextArea
            value={note}
            rows={2}
            maxRows={5}
            maxLength={longestNote}
            dir="auto"
            onChange={(event) => setNote(event.target.value)}
          />
        </FormRow>
        {refused !== null && <FieldError>{refused}</FieldError>}
      </form>
    </Dialog>
  );
}
