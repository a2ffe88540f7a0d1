import { Paperclip } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.tsx';
import { useTakeFiles } from './use-take-files.ts';

interface DropAreaProps {
  conversationId: string;
  /** Where one may not write nothing is taken, but no page is left either. */
  open: boolean;
  children: ReactNode;
}

/** The conversation as a place to drop files on; while they hover, it says so and nothing else moves. */
export function DropArea({ conversationId, open, children }: DropAreaProps) {
  const { t } = useTranslation('files');
  const takeFiles = useTakeFiles(conversationId);
  const [over, setOver] = useState(false);
  /** How many elements under the pointer were entered and not left. */
  const depth = useRef(0);
  const carries = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  const move = (event: DragEvent, by: number): void => {
    if (!carries(event)) return;
    depth.current = Math.max(0, depth.current + by);
    setOver(open && depth.current > 0);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the composer has a button for it
    <div
      className="relative flex min-h-0 flex-1 flex-col"
      onDragEnter={(event) => move(event, 1)}
      onDragLeave={(event) => move(event, -1)}
      onDragOver={(event) => carries(event) && event.preventDefault()}
      onDrop={(event) => {
        depth.current = 0;
        setOver(false);
        if (!carries(event)) return;
        const taken = event.isDefaultPrevented();
        event.preventDefault();
        if (open && !taken) takeFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-2 z-10 flex animate-appear flex-col items-center justify-center gap-1 rounded-plane bg-panel/90 shadow-[inset_0_0_0_2px_var(--color-focus)]">
          <Icon of={Paperclip} size={20} className="text-accent-text" />
          <p className="font-medium">{t('drop')}</p>
          <p className="text-small text-muted">{t('dropMeaning')}</p>
        </div>
      )}
    </div>
  );
}
