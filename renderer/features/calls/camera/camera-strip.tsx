import { Maximize2, Minimize2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraView } from '../../../../shared/client/camera/camera-engine.ts';
import { useReadable, useSlot, useWorkspace } from '../../../bridge/workspace.ts';
import { cx } from '../../../lib/cx.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { LivePicture } from '../../../ui/live-picture.tsx';
import { usePlatform } from '../../../ui/ui-provider.tsx';
import { cameraSlot } from './camera-store.ts';

interface PictureProps {
  stream: MediaStream | null;
  label: string;
  className: string;
  /** As in a mirror: how people know themselves. */
  mirrored?: boolean;
  dimmed?: boolean;
  /** What lies on it, in its upper corner. */
  children?: ReactNode;
}

/** A face, whole and not stretched, upright where it comes from a phone. */
function Picture({ stream, label, className, mirrored = false, dimmed = false, children }: PictureProps) {
  return (
    <span className="relative flex max-w-full in-data-[presenting=screen]:hidden">
      <LivePicture
        stream={stream}
        data-face=""
        aria-label={label}
        className={cx(
          'w-auto max-w-full min-w-14 rounded-plane bg-sunken object-contain transition-opacity',
          mirrored && '-scale-x-100',
          dimmed && 'opacity-45',
          className,
        )}
      />
      {children}
    </span>
  );
}

const isSeen = ({ theirs }: CameraView): boolean => theirs === 'opening' || theirs === 'on' || theirs === 'stuck';

/**
 * The pictures of a call, above its line: the visitor's, and small beside it the own. They take their room instead of lying
 * over anything. What became of a camera is said here, and read to those who do not see it.
 */
export function CameraStrip({ name }: { name: string }) {
  const { t } = useTranslation(['cameras', 'calls']);
  const engine = useSlot(cameraSlot);
  const { bridge } = useWorkspace();
  const platform = usePlatform();
  const view = useReadable(engine);
  const { own, local, theirs, remote, problem } = view;
  const [large, setLarge] = useState(false);
  const seen = isSeen(view);
  // On the larger one of both, whichever that is.
  const size = (
    <span className="absolute end-1.5 top-1.5 flex rounded-control bg-raised/85 shadow-near">
      <IconButton
        icon={large ? Minimize2 : Maximize2}
        label={t(large ? 'smaller' : 'larger')}
        size="small"
        tooltipSide="top"
        onClick={() => setLarge(!large)}
      />
    </span>
  );
  const told = theirs === 'on' ? t('began', { name }) : theirs === 'off' ? t('ended', { name }) : '';
  const where = bridge.kind === 'browser' ? 'browser' : platform;
  const hint =
    problem === null ? '' : problem === 'denied' ? t(`problemHint.denied.${where}`) : t(`problemHint.${problem}`);
  const state =
    theirs === 'opening'
      ? t('coming', { name })
      : theirs === 'stuck' || own === 'stuck'
        ? t('stuck')
        : own === 'asking'
          ? t('asking')
          : own === 'opening'
            ? t('opening')
            : own === 'on'
              ? t('seen', { name })
              : '';
  return (
    <>
      <p role="status" className="sr-only">
        {told}
      </p>
      {(seen || own !== 'off' || problem !== null) && (
        <section
          aria-label={t('region')}
          data-veil="screen"
          className="flex w-full flex-wrap items-end gap-x-3 gap-y-2 pt-1"
        >
          {seen && (
            <Picture
              stream={remote}
              label={t('theirs', { name })}
              dimmed={theirs !== 'on'}
              className={large ? 'h-[min(45vh,22.5rem)]' : 'h-36'}
            >
              {size}
            </Picture>
          )}
          {local !== null && (
            <Picture
              stream={local}
              label={t('own')}
              mirrored
              className={seen ? (large ? 'h-28' : 'h-18') : large ? 'h-60' : 'h-24'}
            >
              {!seen && size}
            </Picture>
          )}
          <div className="flex min-w-44 flex-1 flex-wrap items-center gap-x-3 gap-y-2">
            <p role="status" className="flex min-w-0 flex-[1_1_15rem] flex-wrap gap-x-2 text-small text-muted">
              {problem === null ? (
                state
              ) : (
                <>
                  <span className="font-medium text-ink">{t(`problem.${problem}`)}</span> <span>{hint}</span>
                </>
              )}
            </p>
            {problem !== null && (
              <span className="flex gap-2">
                <Button size="small" onClick={engine.switchOn}>
                  {t('calls:tryAgain')}
                </Button>
                <Button look="plain" size="small" onClick={engine.dismiss}>
                  {t('calls:dismiss')}
                </Button>
              </span>
            )}
          </div>
        </section>
      )}
    </>
  );
}
