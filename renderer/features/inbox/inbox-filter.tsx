import { ListFilter, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useSlot } from '../../bridge/workspace.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { MenuChoice, MenuGroup } from '../../ui/menu-parts.tsx';
import type { InboxParts } from './inbox-parts.ts';
import { inboxSlot } from './inbox-store.ts';

const any = 'any';

/** Narrows the list to a tag and, of what is over, to what it came to; says so while it does. */
export function InboxFilter({ parts }: { parts: InboxParts }) {
  const { t } = useTranslation('inbox');
  const { ui } = useSlot(inboxSlot);
  const { box, tag, disposition } = useStore(ui);
  const { tags, dispositions } = parts.useLabels();
  const byOutcome = box === 'closed' && dispositions.length > 0;
  if (tags.length === 0 && !byOutcome) return null;
  const chosen = [
    tags.find(({ id }) => id === tag)?.name,
    byOutcome ? dispositions.find(({ id }) => id === disposition)?.name : undefined,
  ].filter((name) => name !== undefined);
  const optionsOf = (list: readonly { id: string; name: string }[], all: string) => [
    { value: any, label: all },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <span className="flex min-w-0 items-center">
      <Menu
        align="end"
        trigger={<IconButton icon={ListFilter} label={t('filter.label')} pressed={chosen.length > 0} />}
      >
        {tags.length > 0 && (
          <MenuGroup label={t('filter.tag')}>
            <MenuChoice
              label={t('filter.tag')}
              value={tag ?? any}
              options={optionsOf(tags, t('filter.anyTag'))}
              onChange={(next) => ui.setState({ tag: next === any ? null : next })}
            />
          </MenuGroup>
        )}
        {byOutcome && (
          <MenuGroup label={t('filter.outcome')}>
            <MenuChoice
              label={t('filter.outcome')}
              value={disposition ?? any}
              options={optionsOf(dispositions, t('filter.anyOutcome'))}
              onChange={(next) => ui.setState({ disposition: next === any ? null : next })}
            />
          </MenuGroup>
        )}
      </Menu>
      {chosen.length > 0 && (
        <>
          <bdi className="max-w-40 truncate text-small text-accent-text max-narrow:hidden">{chosen.join(' · ')}</bdi>
          <IconButton
            size="small"
            icon={X}
            label={t('filter.clear')}
            onClick={() => ui.setState({ tag: null, disposition: null })}
          />
        </>
      )}
    </span>
  );
}
