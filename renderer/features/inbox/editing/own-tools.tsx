import { Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSlot } from '../../../bridge/workspace.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { MenuItem } from '../../../ui/menu-parts.tsx';
import { editingSlot } from './editing-store.ts';

interface OwnProps {
  conversationId: string;
  messageKey: string;
}

/** Beside a message of mine while the pointer is over it. */
export function OwnTools({ conversationId, messageKey }: OwnProps) {
  const { t } = useTranslation('composer');
  const editing = useSlot(editingSlot);
  return (
    <span className="inline-flex items-center">
      <IconButton icon={Pencil} size="small" label={t('edit.edit')} onClick={() => editing.edit(messageKey)} />
      <IconButton
        icon={Trash2}
        size="small"
        label={t('edit.delete')}
        onClick={() => editing.remove(conversationId, messageKey)}
      />
    </span>
  );
}

/** The same under the right button. */
export function OwnMenu({ conversationId, messageKey }: OwnProps) {
  const { t } = useTranslation('composer');
  const editing = useSlot(editingSlot);
  return (
    <>
      <MenuItem icon={Pencil} onSelect={() => editing.edit(messageKey)}>
        {t('edit.edit')}
      </MenuItem>
      <MenuItem icon={Trash2} danger onSelect={() => editing.remove(conversationId, messageKey)}>
        {t('edit.delete')}
      </MenuItem>
    </>
  );
}
