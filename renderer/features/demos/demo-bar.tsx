import { EyeOff, MonitorUp, MonitorX } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostView } from '../../../shared/client/demo/demo-host.ts';
import { presentingSlot } from '../../bridge/presenting.ts';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { Icon } from '../../ui/icon.tsx';
import { late } from '../../ui/late.tsx';
import { LivePicture } from '../../ui/live-picture.tsx';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { demoKeys } from './demo-keys.ts';
import { demosSlot } from './demo-store.ts';
import { demoWishSlot } from './demo-wish.ts';
import { surfaceOf } from './surface-of.ts';
import { useViewer } from './use-viewer.ts';
import { VeilResident } from './veil-resident.tsx';

const { component: SourcePicker } = late(() => import('./source-picker.tsx').then((file) => file.SourcePicker), null);

/** What ended is told for so long. */
const endedShownMs = 6_000;

const isOn = ({ local }: HostView): boolean => local !== null;

/** The line at the window's bottom while something is shown, or there is something to say of it; and the picker. */
export function DemoBar() {
  const { t } = useTranslation('demos');
  const demos = useSlot(demosSlot);
  const { timers } = useWorkspace();
  const view = useReadable(demos.host);
  const picking = useReadable(demos.picking);
  const veiled = useReadable(useSlot(presentingSlot)) !== null;
  const { phase, demo, local, cause, refusal } = view;
  const name = useViewer(demo?.visitorId ?? null);
  const on = isOn(view);
  const said = !on && (phase === 'ended' || refusal !== null || cause !== null);
  const wish = useSlot(demoWishSlot);
  const busy = phase !== 'idle' && phase !== 'ended';
  useEffect(() => wish.onBegin(demos.begin), [wish, demos]);
  useEffect(() => wish.setBusy(busy), [wish, busy]);
  useShortcut(
    on
      ? {
          keys: demoKeys.stop,
          label: t('stop'),
          group: t('group'),
          inText: true,
          overDialogs: true,
          run: demos.host.stop,
        }
      : null,
  );
  useEffect(() => (said ? timers.after(endedShownMs, demos.host.dismiss) : undefined), [said, timers, demos]);

  const words = (): { title: string; hint: string } => {
    if (refusal !== null) return { title: t(`refusal.${refusal}`, { name }), hint: '' };
    if (cause !== null) return { title: t(`cause.${cause}`), hint: '' };
    if (demo?.state === 'ended')
      return { title: t(`ended.${demo.reason}.${demo.endedBy ?? 'time'}`, { name }), hint: '' };
    if (phase === 'ended') return { title: t('ended.stopped.rep'), hint: '' };
    const hint = phase === 'shown' ? t('seen', { name }) : t(`phase.${phase}`, { name });
    return { title: t('sharing', { label: view.label || t(`surface.${surfaceOf(local)}`), name }), hint };
  };
  const { title, hint } = words();
  return (
    <>
      <VeilResident />
      {picking !== null && <SourcePicker />}
      {(on || said) && (
        <section
          aria-label={t('region')}
          className="flex min-h-12 shrink-0 animate-appear items-center gap-3 border-t border-hairline bg-raised px-4 py-2"
        >
          {on && local ? (
            // What the visitor sees, small: so nobody shares the wrong window without seeing it.
            <LivePicture stream={local} className="h-8 w-14 rounded-control bg-sunken object-contain" />
          ) : (
            <Icon of={MonitorUp} className="text-muted" />
          )}
          <div className="flex min-w-0 flex-1 items-baseline gap-2">
            <p role="status" className="flex min-w-0 items-baseline gap-x-2">
              <bdi className="truncate font-medium">{title}</bdi>
              {hint !== '' && <span className="shrink-0 text-small text-muted">{hint}</span>}
            </p>
            {on && demo?.state === 'running' && <ElapsedTime since={demo.acceptedAt} className="text-muted" />}
          </div>
          {veiled && (
            <span className="flex shrink-0 items-center gap-1.5 text-small text-muted">
              <Icon of={EyeOff} /> <span className="max-[900px]:sr-only">{t('veiled')}</span>
            </span>
          )}
          {on ? (
            <Button look="danger" icon={MonitorX} keys={demoKeys.stop} onClick={demos.host.stop}>
              {t('stop')}
            </Button>
          ) : (
            <Button look="plain" size="small" onClick={demos.host.dismiss}>
              {t('dismiss')}
            </Button>
          )}
        </section>
      )}
    </>
  );
}
