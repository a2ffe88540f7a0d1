import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PersonRef } from '../../../shared/domain/person.ts';
import { useMe } from '../../bridge/workspace.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useCompany } from './use-company.ts';

/** Faces shown; the names of all stand in the tip. */
const most = 3;

interface CompanyFacesProps {
  conversationId: string;
  /** Who belongs to the conversation and is shown elsewhere. */
  besides: readonly PersonRef[];
}

/** Colleagues who look at the same conversation, so that nobody writes into another's words unawares. */
export function CompanyFaces({ conversationId, besides }: CompanyFacesProps) {
  const { t } = useTranslation('company');
  const me = useMe();
  const company = useCompany(conversationId);
  const known = new Set([me.id, ...besides.map(({ id }) => id)]);
  const others = company?.looking.filter(({ id }) => !known.has(id)) ?? [];
  const asked = company?.asked ?? [];
  if (others.length === 0 && asked.length === 0) return null;
  const words = [
    others.length > 0 ? t('looking', { count: others.length, names: others.map(({ name }) => name).join(', ') }) : '',
    asked.length > 0 ? t('asked', { names: asked.map(({ name }) => name).join(', ') }) : '',
  ]
    .filter((line) => line !== '')
    .join(' · ');
  return (
    <Tooltip label={words}>
      <span role="img" aria-label={words} className="flex shrink-0 items-center gap-1 text-faint">
        {others.length > 0 && <Icon of={Eye} size={14} />}
        <span className="flex -space-x-1">
          {others.slice(0, most).map(({ id, name, photo }) => (
            <Avatar key={id} id={id} name={name} photo={photo} size={20} />
          ))}
          {asked.slice(0, most).map(({ id, name, photo }) => (
            <Avatar key={id} id={id} name={name} photo={photo} size={20} className="opacity-50 grayscale" />
          ))}
        </span>
      </span>
    </Tooltip>
  );
}
