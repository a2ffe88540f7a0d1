import { Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSlot } from '../../../bridge/workspace.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { MenuItem } from '../../../ui/menu-parts.tsx';
import { editingSlot } from './editing-store.ts';
import { useRemove } from './use-remove.ts';

interface OwnProps {
  conversationId: string;
  messageKey: string;
}

/** Beside a message of mine while the pointer is over it. */
export function OwnTools({ conversationId, messageKey }: OwnProps) {
  const { t } = useTranslation('composer');
  const editing = useSlot(editingSlot);
  const remove = useRemove();
  return (
    <span className="inline-flex items-center">
      <IconButton icon={Pencil} size="small" label={t('edit.edit')} onClick={() => editing.edit(messageKey)} />
      <IconButton
        icon={Trash2}
        size="small"
        label={t('edit.delete')}
        onClick={() => remove(conversationId, messageKey, 'message')}
      />
    </span>
  );
}

/** The same under the right button. */
export function OwnMenu({ conversationId, messageKey }: OwnProps) {
  const { t } = useTranslation('composer');
  const editing = useSlot(editingSlot);
  const remove = useRemove();
  return (
    <>
      <MenuItem icon={Pencil} onSelect={() => editing.edit(messageKey)}>
        {t('edit.edit')}
      </MenuItem>
      <MenuItem icon={Trash2} danger onSelect={() => remove(conversationId, messageKey, 'message')}>
        {t('edit.delete')}
      </MenuItem>
    </>
  );
}
