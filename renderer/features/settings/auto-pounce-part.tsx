import { useTranslation } from 'react-i18next';
import { useRequest } from '../../bridge/use-request.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { FormRow } from '../../ui/form-row.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useAct } from './use-act.ts';

/** The personal switch: may rules speak to visitors in my name? */
export function AutoPouncePart() {
  const { t } = useTranslation('pounce');
  const { connection } = useWorkspace();
  const { data, put } = useRequest('pounce.auto', {});
  const act = useAct();
  return (
    <FormRow layout="beside" label={t('settings.auto')} hint={t('settings.autoHint')} className="max-w-112">
      <Switch
        checked={data?.on ?? false}
        disabled={data === null}
        onChange={(on) => {
          void act(connection.request('pounce.set_auto', { on })).then((saved) => {
            if (saved !== null) put(saved);
          });
        }}
      />
    </FormRow>
  );
}
