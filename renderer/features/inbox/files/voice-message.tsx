import { Download, Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createVoicePlayer } from '../../../../shared/client/media/voice-player.ts';
import type { Attachment } from '../../../../shared/domain/attachment.ts';
import { lengthText } from '../../../../shared/domain/voice.ts';
import { useReadable, useSlot } from '../../../bridge/workspace.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { inboxSlot } from '../inbox-store.ts';
import { saveFile } from './save-file.ts';

/** A voice message of a visitor: heard here, at another place and faster, or saved. */
export function VoiceMessage({ file }: { file: Attachment }) {
  const { t } = useTranslation('files');
  const { fileUrls } = useSlot(inboxSlot);
  const seconds = file.seconds ?? 0;
  const [player] = useState(() =>
    createVoicePlayer({
      seconds,
      load: async () => {
        const url = await fileUrls.get(file.id, 'view');
        const answer = url === null ? null : await fetch(url);
        return answer?.ok ? answer.blob() : null;
      },
    }),
  );
  const { state, at, rate } = useReadable(player);
  const home = useRef<HTMLElement>(null);
  useEffect(() => {
    home.current?.append(player.element);
    return player.close;
  }, [player]);
  const plays = state === 'playing' || state === 'loading';
  return (
    <section
      ref={home}
      aria-label={t('voice.message', { time: lengthText(seconds) })}
      className="flex w-80 max-w-full items-center gap-1.5 rounded-control bg-sunken py-1 ps-1 pe-1"
    >
      <IconButton icon={plays ? Pause : Play} label={t(plays ? 'voice.pause' : 'voice.play')} onClick={player.toggle} />
      {state === 'failed' ? (
        <p role="alert" className="flex-1 text-small text-muted">
          {t('voice.unplayable')}
        </p>
      ) : (
        <>
          <input
            type="range"
            min={0}
            max={seconds}
            step={0.1}
            value={at}
            aria-label={t('voice.place')}
            aria-valuetext={t('voice.placeOf', { at: lengthText(at), time: lengthText(seconds) })}
            onChange={({ currentTarget }) => player.seek(currentTarget.valueAsNumber)}
            className="h-4 min-w-0 flex-1 cursor-pointer accent-accent"
          />
          <span aria-hidden className="tabular text-small text-muted">
            {lengthText(at > 0 || plays ? at : seconds)}
          </span>
          <Button size="small" look="quiet" aria-label={t('voice.speed', { rate })} onClick={player.faster}>
            {t('voice.rate', { rate })}
          </Button>
        </>
      )}
      <IconButton
        icon={Download}
        label={t('saveFile', { name: file.name })}
        onClick={() => void saveFile(fileUrls, file.id)}
      />
    </section>
  );
}
