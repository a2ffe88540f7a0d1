import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../bridge/use-request.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { FormRow } from '../../ui/form-row.tsx';
import { Select } from '../../ui/select.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { LoadState } from './load-state.tsx';
import { SectionPart } from './section-page.tsx';
import { useAct } from './use-act.ts';

const choices = ['none', '30', '90', '180', '365', '730', '1095'] as const;

interface Wish {
  siteId: string;
  name: string;
  days: number;
}

const isShorter = (days: number | null, had: number | null): days is number =>
  days !== null && (had === null || days < had);

/** For how long each site keeps people; a shorter time asks first, because it erases. */
export function RetentionList() {
  const { t } = useTranslation('privacy');
  const { connection } = useWorkspace();
  const act = useAct();
  const { data, error, again } = useRequest('privacy.retention', {});
  const [wish, setWish] = useState<Wish | null>(null);
  const [asking, setAsking] = useState(false);

  const timeOf = (days: number | null): string => {
    const known = choices.find((value) => value === String(days ?? 'none'));
    return known === undefined ? t('days', { count: days ?? 0 }) : t(`kept.${known}`);
  };
  const put = async (siteId: string, days: number | null): Promise<void> => {
    if ((await act(connection.request('privacy.set_retention', { siteId, days }), t('saved'))) !== null) again();
  };
  return (
    <SectionPart title={t('retention')} hint={t('retentionHint')}>
      {data === null ? (
        <LoadState error={error} onAgain={again} />
      ) : (
        <div className="flex max-w-144 flex-col">
          {data.sites.map(({ siteId, name, days }) => {
            const now = String(days ?? 'none');
            const values = choices.some((value) => value === now) ? choices : [now, ...choices];
            return (
              <FormRow key={siteId} layout="beside" label={<bdi>{name}</bdi>}>
                <Select
                  value={now}
                  options={values.map((value) => ({
                    value,
                    label: timeOf(value === 'none' ? null : Number(value)),
                  }))}
                  onChange={(value) => {
                    const next = value === 'none' ? null : Number(value);
                    if (isShorter(next, days)) {
                      setWish({ siteId, name, days: next });
                      setAsking(true);
                    } else void put(siteId, next);
                  }}
                  className="w-36"
                />
              </FormRow>
            );
          })}
        </div>
      )}
      {wish !== null && (
        <ConfirmDialog
          open={asking}
          title={t('shorterTitle', { time: timeOf(wish.days), site: wish.name })}
          meaning={t('shorterMeaning')}
          confirm={t('shorterConfirm', { time: timeOf(wish.days) })}
          onClose={() => setAsking(false)}
          onConfirm={() => put(wish.siteId, wish.days)}
        />
      )}
    </SectionPart>
  );
}
