import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { FieldError } from './form-row.tsx';
import { Icon } from './icon.tsx';
import { useShortcut } from './shortcut-context.tsx';

interface SaveBarProps {
  dirty: boolean;
  busy: boolean;
  justSaved: boolean;
  /** Why it was not saved, in words. */
  refusal?: ReactNode;
  /** What the button says, where *Save* is not what it does. */
  label?: string;
  onSave(): void;
  /** Without it there is no way back but the fields. */
  onDiscard?(): void;
}

/** The end of a form that is saved as a whole: what is open, what was saved, what went wrong. Stays in sight while something is open. */
export function SaveBar({ dirty, busy, justSaved, refusal, label, onSave, onDiscard }: SaveBarProps) {
  const { t } = useTranslation('ui');
  useShortcut(
    dirty ? { keys: 'mod+s', label: label ?? t('save'), group: t('general'), inText: true, run: onSave } : null,
  );
  return (
    <div
      className={`flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 py-3 ${dirty ? 'sticky bottom-0 z-10 bg-panel' : ''}`}
    >
      <Button
        type="submit"
        look={dirty ? 'primary' : 'quiet'}
        disabled={!dirty}
        busy={busy}
        keys={dirty ? 'mod+s' : undefined}
      >
        {label ?? t('save')}
      </Button>
      {dirty && !busy && onDiscard !== undefined && (
        <Button look="plain" onClick={onDiscard}>
          {t('discard')}
        </Button>
      )}
      <span role="status" className="min-w-0 text-small">
        {refusal !== undefined && refusal !== null ? (
          <FieldError>{refusal}</FieldError>
        ) : dirty ? (
          onDiscard !== undefined && <span className="text-muted">{t('unsaved')}</span>
        ) : (
          justSaved && (
            <span className="flex items-center gap-1.5 text-available-text">
              <Icon of={CircleCheck} size={14} />
              {t('saved')}
            </span>
          )
        )}
      </span>
    </div>
  );
}
