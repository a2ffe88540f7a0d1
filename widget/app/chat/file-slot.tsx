import type { JSX } from 'preact';
import type { Attachment } from '../../../shared/domain/attachment.ts';
import { useRoom } from './context.ts';
import { holdOf, type TrayProps } from './file-holds.ts';
import { useLate } from './use-late.ts';

const useParts = (wanted: boolean) => {
  const room = useRoom();
  return useLate(wanted, () => import('../files/prepare-files.ts').then(({ prepareFiles }) => prepareFiles(room)));
};

/** Files are a chunk of their own, which the first file loads; their places are kept until then. */
export function FileSlot({
  files = [],
  picked = [],
}: {
  files?: readonly Attachment[];
  picked?: readonly string[];
}): JSX.Element {
  const parts = useParts(true);
  return (
    <div class="files">
      {parts ? (
        <>
          <parts.Sent files={files} />
          <parts.Picked clientIds={picked} />
        </>
      ) : (
        files.map((file) => <i key={file.id} style={holdOf(file)} />)
      )}
    </div>
  );
}

/** The tray above the words, once a file is spoken of. */
export function TraySlot(props: TrayProps): JSX.Element | null {
  const { messenger } = useRoom();
  const parts = useParts(props.asked !== null || messenger.trayKept());
  return parts && <parts.Tray {...props} />;
}
