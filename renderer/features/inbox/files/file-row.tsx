import { Archive, Download, File, FileSpreadsheet, FileText, type LucideIcon, Presentation } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../../shared/domain/attachment.ts';
import { extensionOf } from '../../../../shared/domain/file-kinds.ts';
import { useSlot } from '../../../bridge/workspace.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useLocale } from '../../../ui/ui-provider.tsx';
import { inboxSlot } from '../inbox-store.ts';
import { FileName } from './file-name.tsx';
import { formatBytes } from './file-words.ts';
import { saveFile } from './save-file.ts';

const icons: Record<string, LucideIcon> = {
  zip: Archive,
  xlsx: FileSpreadsheet,
  xls: FileSpreadsheet,
  ods: FileSpreadsheet,
  csv: FileSpreadsheet,
  pptx: Presentation,
  ppt: Presentation,
  odp: Presentation,
  pdf: FileText,
  doc: FileText,
  docx: FileText,
  odt: FileText,
  txt: FileText,
};

/** The sign of a kind of file. */
export const iconOf = (name: string): LucideIcon => icons[extensionOf(name)] ?? File;

/** A file in the talk: what it is called, how large it is, and the way to save it. */
export function FileRow({ file }: { file: Attachment }) {
  const { t } = useTranslation('files');
  const locale = useLocale();
  const { fileUrls } = useSlot(inboxSlot);
  const [failed, setFailed] = useState(false);
  const save = (): void => void saveFile(fileUrls, file.id).then((saved) => setFailed(!saved));
  return (
    <div className="flex w-72 max-w-full items-center gap-2 rounded-control bg-sunken py-1.5 ps-2.5 pe-1">
      <Icon of={iconOf(file.name)} size={18} className="shrink-0 text-muted" />
      <span className="min-w-0 flex-1">
        <FileName name={file.name} className="selectable font-medium" />
        <span className="tabular block text-meta text-faint" aria-live="polite">
          {failed ? t('unavailable') : formatBytes(file.bytes, locale)}
        </span>
      </span>
      <IconButton icon={Download} label={t('saveFile', { name: file.name })} onClick={save} />
    </div>
  );
}

/** The place of a file that was removed. */
export function GoneFile() {
  const { t } = useTranslation('files');
  return (
    <p className="flex items-center gap-2 text-faint italic">
      <Icon of={File} size={16} />
      {t('gone')}
    </p>
  );
}
