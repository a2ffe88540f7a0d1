import { Smile } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/icon-button.tsx';
import { late } from '../../../ui/late.tsx';
import { Popover } from '../../../ui/popover.tsx';
import type { ComposerHost } from '../composer/composer-parts.ts';

const { component: EmojiPicker } = late(() => import('./emoji-picker.tsx').then((file) => file.EmojiPicker));

/** Opens the picker, whose code and data come when it is first opened. */
export function EmojiTool({ host }: { host: ComposerHost }) {
  const { t } = useTranslation('composer');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger={<IconButton icon={Smile} size="small" label={t('emoji.open')} tooltipSide="top" />}
      title={t('emoji.title')}
      titleHidden
      side="top"
      open={open}
      onOpenChange={setOpen}
      className="h-80 w-80 p-2"
    >
      <EmojiPicker
        onPick={(text) => {
          setOpen(false);
          // The field has the focus again only after the panel let go of it.
          requestAnimationFrame(() => host.insert(text));
        }}
      />
    </Popover>
  );
}
