import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useSlot } from '../../bridge/workspace.ts';
import { FieldError } from '../../ui/form-row.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { FactsForm } from './facts-form.tsx';
import { usePlanDesk } from './plan-desk.tsx';
import { PreviewResult } from './preview-result.tsx';
import { previewSlot } from './preview-store.ts';
import { usePreview } from './use-preview.ts';
import { VisitorField } from './visitor-field.tsx';

/** Who would be offered a visitor now, and why: the visitor is one who is here, or one that is made up. */
export function PreviewPanel() {
  const { t } = useTranslation('routing');
  const { store, errors } = usePlanDesk();
  const draft = useStore(store.state, (state) => state.draft !== null);
  const { subject: kept } = useSlot(previewSlot);
  const subject = useStore(kept);
  const { preview, error } = usePreview(subject);
  const asked = subject.from === 'made' || subject.visitorId !== null;
  return (
    <>
      <h3 className="text-title font-semibold text-pretty">{t('preview.title')}</h3>
      <p className="mt-0.5 text-small text-muted">{t(draft ? 'preview.draft' : 'preview.saved')}</p>
      <Segmented
        label={t('preview.from')}
        value={subject.from}
        options={[
          { value: 'made', label: t('preview.madeUp') },
          { value: 'site', label: t('preview.onSite') },
        ]}
        onChange={(from) => kept.setState({ from })}
        className="-ms-2 mt-2"
      />
      <div className="pt-2">
        {subject.from === 'site' ? (
          <VisitorField visitorId={subject.visitorId} onChange={(visitorId) => kept.setState({ visitorId })} />
        ) : (
          <FactsForm
            facts={subject.facts}
            onChange={(part) => kept.setState(({ facts }) => ({ facts: { ...facts, ...part } }))}
          />
        )}
      </div>
      <div className="mt-5 border-t border-hairline pt-4">
        {errors.length > 0 ? (
          <p className="text-pretty text-muted">{t('preview.mendFirst')}</p>
        ) : error !== null ? (
          <FieldError>{t(error.code === 'not_found' ? 'preview.gone' : 'preview.failed')}</FieldError>
        ) : preview !== null && asked ? (
          <PreviewResult preview={preview} />
        ) : (
          asked && (
            <Skeleton className="-mx-4">
              <RowBones count={4} />
            </Skeleton>
          )
        )}
      </div>
    </>
  );
}
