import { Maximize2, Minimize2 } from 'lucide-react';
import { useState } from 'react';
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
}

/** A face, whole and not stretched, upright where it comes from a phone. */
function Picture({ stream, label, className, mirrored = false, dimmed = false }: PictureProps) {
  return (
    <LivePicture
      stream={stream}
      data-face=""
      aria-label={label}
      className={cx(
        'w-auto max-w-full min-w-14 rounded-plane bg-sunken object-contain transition-opacity in-data-[presenting=screen]:hidden',
        mirrored && '-scale-x-100',
        dimmed && 'opacity-45',
        className,
      )}
    />
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
  const pictured = seen || local !== null;
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
            />
          )}
          {local !== null && (
            <Picture
              stream={local}
              label={t('own')}
              mirrored
              className={seen ? (large ? 'h-28' : 'h-18') : large ? 'h-60' : 'h-24'}
            />
          )}
          <div
            className={cx(
              'flex min-w-44 flex-1 gap-x-3 gap-y-2',
              // Beside pictures words stand at their foot; without one they are a line of their own.
              pictured ? 'flex-col justify-between self-stretch' : 'flex-wrap items-center',
            )}
          >
            {pictured && (
              <IconButton
                icon={large ? Minimize2 : Maximize2}
                label={t(large ? 'smaller' : 'larger')}
                tooltipSide="top"
                className="self-start in-data-[presenting=screen]:hidden"
                onClick={() => setLarge(!large)}
              />
            )}
            <p
              role="status"
              className={cx(
                'flex flex-wrap gap-x-2 text-small text-muted',
                pictured ? 'mt-auto' : 'min-w-0 flex-[1_1_15rem]',
              )}
            >
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
