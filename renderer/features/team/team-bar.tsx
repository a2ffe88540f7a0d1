import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useMe, useReadable, useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { BarContent } from '../../ui/bar.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { teamSlot } from './team-store.ts';

/** Now or missed, and of the missed: which, and whose. */
export function TeamBar({ part }: { part: 'now' | 'missed' }) {
  const { t } = useTranslation('team');
  const me = useMe();
  const { ui, followUps } = useSlot(teamSlot);
  const { whose, state } = useStore(ui);
  const { summary } = useReadable(followUps);
  const manages = me.role !== 'rep';
  const open = manages ? summary?.all : summary?.mine;
  return (
    <BarContent>
      <Segmented
        label={t('parts.label')}
        value={part}
        options={[
          { value: 'now', label: t('parts.now') },
          { value: 'missed', label: t('parts.missed'), ...(open === undefined ? {} : { count: open }) },
        ]}
        onChange={(next) => navigate(href.team(next))}
      />
      {part === 'missed' && (
        <>
          <span aria-hidden="true" className="h-4 w-px bg-hairline" />
          <Segmented
            label={t('missed.state.label')}
            value={state}
            options={(['open', 'done', 'all'] as const).map((value) => ({ value, label: t(`missed.state.${value}`) }))}
            onChange={(next) => ui.setState({ state: next })}
          />
        </>
      )}
      {part === 'missed' && manages && (
        <div className="max-narrow:hidden">
          <Segmented
            label={t('missed.whose.label')}
            value={whose}
            options={(['all', 'mine'] as const).map((value) => ({ value, label: t(`missed.whose.${value}`) }))}
            onChange={(next) => ui.setState({ whose: next })}
          />
        </div>
      )}
    </BarContent>
  );
}
