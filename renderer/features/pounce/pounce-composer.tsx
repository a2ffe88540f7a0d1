import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { maxPounceLength } from '../../../shared/domain/pounce.ts';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useSlot } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { elapsedSeconds, formatElapsed } from '../../lib/elapsed.ts';
import { isComposing } from '../../lib/shortcut-keys.ts';
import { visitorName } from '../../lib/visitor-words.ts';
import { Button } from '../../ui/button.tsx';
import { focusKeeper } from '../../ui/keep-focus.ts';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { useLocale, useNow } from '../../ui/ui-provider.tsx';
import { nothingOf, pounceSlot } from './pounce-store.ts';
import { refusalWords, refusedBy } from './pounce-words.ts';

/** From here on what is left is counted. */
const countFrom = maxPounceLength - 100;
/** From here on the rep is told that the claim is about to lapse. */
const lapsingMs = 20_000;

interface PounceComposerProps {
  visitor: VisitorCard;
  /** Until when my claim holds; null while I have none. */
  claimedUntil: number | null;
}

function Openers({ visitor, onChoose }: { visitor: VisitorCard; onChoose(text: string): void }) {
  const { t } = useTranslation('pounce');
  const { data, again } = useRequest('pounce.openers', { visitorId: visitor.id });
  const path = visitor.page?.path;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has other openers
  useEffect(() => again(), [path, again]);
  if (data === null || data.openers.length === 0) return null;
  return (
    <ul aria-label={t('openers')} className="flex flex-col gap-1">
      {data.openers.map(({ id, text }) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => onChoose(text)}
            className="w-full rounded-control bg-sunken px-2.5 py-1.5 text-start text-small text-pretty text-muted transition-colors hover:bg-hover hover:text-ink"
          >
            <bdi className="line-clamp-2">{text}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Status({ claimedUntil, visitor }: PounceComposerProps) {
  const { t } = useTranslation('pounce');
  const locale = useLocale();
  const now = useNow(claimedUntil !== null);
  const { error, draft, latest } = useStore(useSlot(pounceSlot).byVisitor, (all) => all[visitor.id] ?? nothingOf);
  if (error !== null) {
    const refused = refusedBy(error);
    const lapsed = error.detail?.reason === 'lapsed';
    return (
      <p role="alert" className="min-w-0 flex-1 text-small text-missed-text">
        {refused !== null ? refusalWords(refused, t, now, locale) : lapsed ? t('lapsed') : t('failed')}
      </p>
    );
  }
  const gone = latest?.progress.state === 'withdrawn' && latest.progress.reason === 'lapsed' && draft !== '';
  const words =
    claimedUntil === null
      ? t(gone ? 'lapsed' : 'hint')
      : claimedUntil - now < lapsingMs
        ? t('lapsing', { time: formatElapsed(elapsedSeconds(now, claimedUntil)) })
        : t('claimed');
  return <p className="min-w-0 flex-1 text-small text-pretty text-faint">{words}</p>;
}

/** Where a rep writes the first word. The first keystroke claims the visitor; Enter sends, Escape gives the claim back. */
export function PounceComposer({ visitor, claimedUntil }: PounceComposerProps) {
  const { t } = useTranslation('pounce');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const store = useSlot(pounceSlot);
  const { draft, busy } = useStore(store.byVisitor, (all) => all[visitor.id] ?? nothingOf);
  const wanted = useStore(store.wanted, ({ visitorId }) => visitorId === visitor.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const name = visitorName(visitor, tv, locale);
  const left = maxPounceLength - draft.length;
  const sendable = draft.trim() !== '' && left >= 0 && !busy;

  useEffect(() => {
    if (!wanted) return;
    field.current?.focus();
    store.want(null);
  }, [wanted, store]);
  useShortcut({ keys: 'p', label: t('shortcut'), group: t('group'), run: () => field.current?.focus() });

  const choose = (text: string): void => {
    store.write(visitor.id, text);
    field.current?.focus();
  };
  return (
    <div className="flex flex-col gap-2">
      {draft === '' && <Openers visitor={visitor} onChoose={choose} />}
      <textarea
        ref={field}
        value={draft}
        rows={2}
        dir="auto"
        readOnly={busy}
        aria-label={t('label', { name })}
        placeholder={t('placeholder', { name })}
        className="scroll-plane field-sizing-content max-h-40 min-h-14 w-full resize-none rounded-plane bg-raised px-3 py-2 shadow-near outline-none placeholder:text-faint focus:shadow-[0_0_0_1.5px_var(--color-focus)]"
        onChange={(event) => store.write(visitor.id, event.target.value)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            // Once nothing is left to give back, the keys are those of the list again.
            if (draft === '' && claimedUntil === null) focusKeeper.leave(event.currentTarget);
            else void store.cancel(visitor.id);
          } else if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            if (sendable) void store.send(visitor.id);
          }
        }}
      />
      <div className="flex items-center gap-2">
        <Status visitor={visitor} claimedUntil={claimedUntil} />
        {draft.length >= countFrom && (
          <span className={cx('tabular text-meta', left < 0 ? 'text-missed-text' : 'text-faint')} aria-live="polite">
            {left < 0 ? t('over.many', { count: -left }) : t('over.left', { count: left })}
          </span>
        )}
        {(claimedUntil !== null || draft !== '') && (
          <Button look="plain" onClick={() => void store.cancel(visitor.id)}>
            {t('cancel')}
          </Button>
        )}
        <Button
          look="primary"
          keys="enter"
          busy={busy}
          disabled={!sendable && !busy}
          onClick={() => void store.send(visitor.id)}
        >
          {t('send')}
        </Button>
      </div>
    </div>
  );
}
