import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formDraftsSlot } from '../../bridge/form-drafts.ts';
import { useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { Icon } from '../../ui/icon.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import type { Section, SectionName } from './sections.ts';

interface SettingsNavProps {
  sections: readonly Section[];
  here: SectionName | null;
}

const groups = ['mine', 'workspace'] as const;

/** The sections, and at which of them something is not saved yet. */
export function SettingsNav({ sections, here }: SettingsNavProps) {
  const { t } = useTranslation('settings');
  const { drafts } = useSlot(formDraftsSlot);
  const open = Object.keys(useStore(drafts));
  return (
    <nav aria-label={t('title')} className="scroll-plane flex h-full flex-col gap-4 px-2 py-4">
      {groups.map((group) => {
        const shown = sections.filter((section) => section.group === group);
        if (shown.length === 0) return null;
        return (
          <div key={group}>
            <h2 className="px-2 pb-1 text-small font-semibold text-muted">{t(`groups.${group}`)}</h2>
            <ul className="flex flex-col gap-px">
              {shown.map((section) => (
                <li key={section.name}>
                  <NavLink
                    section={section}
                    here={here === section.name}
                    unsaved={open.some((name) => name === section.name || name.startsWith(`${section.name}/`))}
                  />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function NavLink({ section, here, unsaved }: { section: Section; here: boolean; unsaved: boolean }) {
  const { t } = useTranslation('settings');
  return (
    <a
      href={href.settings(section.name)}
      draggable={false}
      aria-current={here ? 'page' : undefined}
      className="flex h-8 items-center gap-2.5 rounded-control px-2 text-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink"
    >
      <Icon of={section.icon} />
      <span className="min-w-0 flex-1 truncate">{t(`sections.${section.name}`)}</span>
      {unsaved && (
        <Tooltip label={t('unsaved')}>
          <span role="img" aria-label={t('unsaved')} className="size-1.5 rounded-full bg-accent" />
        </Tooltip>
      )}
    </a>
  );
}
