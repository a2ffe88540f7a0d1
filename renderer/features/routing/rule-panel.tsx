import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../../ui/segmented.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { WhatIfPanel } from './what-if-panel.tsx';

type Shown = 'preview' | 'lastWeek';

/** Beside the rules: what they do to one visitor now, and what they would have done last week. */
export function RulePanel() {
  const { t } = useTranslation('routing');
  const [shown, setShown] = useState<Shown>('preview');
  return (
    <div className="px-5 pt-4 pb-8">
      <Segmented<Shown>
        label={t('panel.label')}
        value={shown}
        options={[
          { value: 'preview', label: t('panel.preview') },
          { value: 'lastWeek', label: t('panel.lastWeek') },
        ]}
        onChange={setShown}
        className="-ms-2 pb-3"
      />
      {/* The preview asks again and again while it is looked at, and no longer. */}
      {shown === 'preview' && <PreviewPanel />}
      {/* What was replayed is kept while one looks at the preview. */}
      <div hidden={shown !== 'lastWeek'}>
        <WhatIfPanel />
      </div>
    </div>
  );
}
