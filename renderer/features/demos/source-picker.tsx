import { AppWindow, Monitor } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenSource } from '../../../shared/ipc/screen.ts';
import { useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { demosSlot } from './demo-store.ts';

/** Pictures of windows grow old: they are taken anew so often. */
const lookAgainMs = 3_000;

/** The screens and windows that are open, anew while one looks; null until the first answer, `failed` where there is none. */
function useSources(): readonly ScreenSource[] | null | 'failed' {
  const { bridge, timers } = useWorkspace();
  const [sources, setSources] = useState<readonly ScreenSource[] | null | 'failed'>(null);
  useEffect(() => {
    let gone = false;
    let stop = () => {};
    const look = async (): Promise<void> => {
      const answer = await bridge.screen.picker?.sources();
      if (gone) return;
      if (answer?.ok) setSources(answer.data);
      else setSources((known) => (known === null ? 'failed' : known));
      stop = timers.after(lookAgainMs, () => void look());
    };
    void look();
    return () => {
      gone = true;
      stop();
    };
  }, [bridge, timers]);
  return sources;
}

/** What is shown to a visitor is picked here; in a browser, by the browser. */
export function SourcePicker() {
  const { t } = useTranslation('demos');
  const demos = useSlot(demosSlot);
  const sources = useSources();
  const [chosen, setChosen] = useState<string | null>(null);
  const list = Array.isArray(sources) ? (sources as readonly ScreenSource[]) : [];
  // Nothing at first: a whole screen is not shown by pressing Enter once too often.
  const at = list.findIndex(({ id }) => id === chosen);
  const picked = list[at];
  const share = (source = picked): void => {
    if (source) demos.pick(source);
  };
  return (
    <Dialog
      open
      width="wide"
      onOpenChange={(open) => !open && demos.cancel()}
      title={t('pick.title')}
      description={t('pick.hint')}
      actions={
        <>
          <Button onClick={demos.cancel}>{t('pick.cancel')}</Button>
          <Button look="primary" disabled={!picked} onClick={() => share()}>
            {t('pick.share')}
          </Button>
        </>
      }
    >
      {sources === null && (
        <p role="status" className="flex h-40 items-center justify-center gap-2 text-muted">
          <Spinner /> {t('pick.looking')}
        </p>
      )}
      {(sources === 'failed' || (sources !== null && list.length === 0)) && (
        <p role="status" className="py-10 text-center text-muted">
          {t('pick.none')}
        </p>
      )}
      {list.length > 0 && <Sources list={list} at={at} choose={setChosen} share={share} />}
    </Dialog>
  );
}

interface SourcesProps {
  list: readonly ScreenSource[];
  at: number;
  choose(id: string): void;
  share(source: ScreenSource): void;
}

const columns = 3;
const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };

function Sources({ list, at, choose, share }: SourcesProps) {
  const { t } = useTranslation('demos');
  const grid = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent<HTMLElement>, source: ScreenSource): void => {
    const step = steps[event.key];
    const from = list.findIndex(({ id }) => id === source.id);
    const next = step === undefined ? undefined : list[from + step];
    if (!next) return;
    event.preventDefault();
    choose(next.id);
    grid.current?.querySelectorAll<HTMLElement>('[role=radio]')[list.indexOf(next)]?.focus();
  };
  return (
    <div ref={grid} role="radiogroup" aria-label={t('pick.title')} className="grid grid-cols-3 gap-3 pb-2">
      {list.map((source, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a picture with a name is no radio button to the eye
        <button
          key={source.id}
          type="button"
          role="radio"
          aria-checked={index === at}
          tabIndex={index === Math.max(0, at) ? 0 : -1}
          onClick={() => choose(source.id)}
          onDoubleClick={() => share(source)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              share(source);
            } else press(event, source);
          }}
          className={cx(
            'flex min-w-0 flex-col gap-1.5 rounded-plane p-2 text-start transition-colors',
            index === at ? 'bg-selected' : 'hover:bg-hover',
          )}
        >
          <span className="flex aspect-[16/10] w-full items-center justify-center overflow-hidden rounded-control bg-sunken text-faint">
            {source.picture === '' ? (
              <Icon of={source.kind === 'screen' ? Monitor : AppWindow} />
            ) : (
              <img src={source.picture} alt="" className="size-full object-contain" />
            )}
          </span>
          <span className="flex min-w-0 items-center gap-1.5 text-small">
            <Icon of={source.kind === 'screen' ? Monitor : AppWindow} className="shrink-0 text-muted" />
            <bdi className="truncate">{source.name || t(`pick.${source.kind}`)}</bdi>
          </span>
        </button>
      ))}
    </div>
  );
}
