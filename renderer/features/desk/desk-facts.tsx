import { useTranslation } from 'react-i18next';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { Badge } from '../../ui/badge.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { deskSlot } from './desk-store.ts';
import { TagChip } from './tag-chip.tsx';
import { useDesk } from './use-desk.ts';

/** What the conversation is labelled with, and what it came to. */
export function DeskFacts({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('desk');
  const desk = useDesk(conversationId);
  const slot = useSlot(deskSlot);
  const tags = useReadable(slot.tags) ?? [];
  const dispositions = useReadable(slot.dispositions) ?? [];
  if (desk === null) return null;
  const shown = desk.tags.flatMap((id) => tags.find((tag) => tag.id === id) ?? []);
  const came = dispositions.find(({ id }) => id === desk.disposition);
  if (shown.length === 0 && came === undefined && desk.block === null) return null;
  const [first, ...others] = shown;
  return (
    <span className="flex min-w-16 shrink-[99] items-center gap-1 overflow-hidden max-medium:hidden">
      {desk.block !== null && <Badge tone="missed">{t('block.mark')}</Badge>}
      {came !== undefined && (
        <Badge tone="accent" className="max-w-40 min-w-0 shrink">
          <bdi className="truncate">{came.name}</bdi>
        </Badge>
      )}
      {first !== undefined && (
        <Tooltip label={t('tags.on', { names: shown.map(({ name }) => name).join(', ') })}>
          <span className="flex min-w-0 items-center gap-1">
            <TagChip tag={first} />
            {others.length > 0 && <span className="tabular text-meta text-faint">+{others.length}</span>}
          </span>
        </Tooltip>
      )}
    </span>
  );
}
