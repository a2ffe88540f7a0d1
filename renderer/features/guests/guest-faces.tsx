import { useTranslation } from 'react-i18next';
import type { PersonRef } from '../../../shared/domain/person.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

/** Colleagues who are in the conversation beside its rep. */
export function GuestFaces({ guests }: { guests: readonly PersonRef[] }) {
  const { t } = useTranslation('guests');
  if (guests.length === 0) return null;
  const names = t('here', { names: guests.map(({ name }) => name).join(', ') });
  return (
    <Tooltip label={names}>
      <span role="img" aria-label={names} className="flex shrink-0 -space-x-1">
        {guests.map(({ id, name, photo }) => (
          <Avatar key={id} id={id} name={name} photo={photo} size={20} />
        ))}
      </span>
    </Tooltip>
  );
}
