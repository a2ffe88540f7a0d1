import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type IdentitySecret, most } from '../../../shared/domain/identity.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { LoadState } from './load-state.tsx';
import { SectionPart } from './section-page.tsx';
import { useAct } from './use-act.ts';

/** How the site's own server proves who a visitor is: its secrets, and whether nothing else is believed. */
export function IdentityPart({ siteId }: { siteId: string }) {
  const { t } = useTranslation('identity');
  const { connection } = useWorkspace();
  const { data, error, again, put } = useRequest('site.identity', { siteId });
  const [fresh, setFresh] = useState<string | null>(null);
  const [retiring, setRetiring] = useState<IdentitySecret | null>(null);
  const act = useAct();
  const add = async (): Promise<void> => {
    const made = await act(connection.request('site.add_secret', { siteId }));
    if (made === null) return;
    put(made.identity);
    setFresh(made.secret);
  };
  const retire = async (secretId: string): Promise<void> => {
    const left = await act(connection.request('site.retire_secret', { siteId, secretId }), t('retired'));
    if (left !== null) put(left);
  };
  const enforce = async (enforced: boolean): Promise<void> => {
    const now = await act(connection.request('site.enforce_identity', { siteId, enforced }));
    if (now !== null) put(now);
  };
  return (
    <SectionPart title={t('title')} hint={t('hint')}>
      {data === null ? (
        <LoadState error={error} onAgain={again} />
      ) : (
        <div className="flex max-w-144 flex-col">
          {data.secrets.map((secret) => (
            <FormRow
              key={secret.id}
              layout="beside"
              label={<span className="font-mono">{t('secret', { ends: secret.ends })}</span>}
              hint={
                <>
                  {t('made')} <RelativeTime at={secret.createdAt} />
                  {' · '}
                  {secret.lastUsedAt === null ? (
                    t('neverUsed')
                  ) : (
                    <>
                      {t('used')} <RelativeTime at={secret.lastUsedAt} />
                    </>
                  )}
                </>
              }
            >
              <Button size="small" onClick={() => setRetiring(secret)}>
                {t('retire')}
              </Button>
            </FormRow>
          ))}
          {data.secrets.length > 0 && (
            <FormRow layout="beside" label={t('enforce')} hint={t('enforceHint')}>
              <Switch checked={data.enforced} onChange={(on) => void enforce(on)} />
            </FormRow>
          )}
          {data.secrets.length < most.secrets && (
            <div className="pt-3">
              <Button onClick={() => void add()}>{t(data.secrets.length === 0 ? 'first' : 'next')}</Button>
            </div>
          )}
        </div>
      )}
      <Dialog
        open={fresh !== null}
        onOpenChange={(open) => {
          if (!open) setFresh(null);
        }}
        width="medium"
        holds
        title={t('fresh')}
        description={t('freshHint')}
      >
        <p className="selectable rounded-control bg-sunken px-3 py-2 font-mono text-small break-all">{fresh}</p>
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={() => setFresh(null)}>{t('done')}</Button>
          <CopyButton text={fresh ?? ''} label={t('copy')} size="medium" />
        </div>
      </Dialog>
      <ConfirmDialog
        open={retiring !== null}
        title={t('retireTitle', { ends: retiring?.ends })}
        meaning={t('retireMeaning')}
        confirm={t('retire')}
        onClose={() => setRetiring(null)}
        onConfirm={() => (retiring === null ? Promise.resolve() : retire(retiring.id))}
      />
    </SectionPart>
  );
}
