import { useTranslation } from 'react-i18next';
import type { Site } from '../../../shared/protocol/http/setup.ts';
import { useSavedForm } from '../../bridge/use-saved-form.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { FormRow } from '../../ui/form-row.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { invalidWords } from './form-words.ts';
import { refusalWords } from './refusal-words.ts';
import { SectionPage } from './section-page.tsx';
import { NewSiteForm } from './site-form.ts';

const empty = { name: '', origins: '' };

/** Another website: its name and where it lives; the rest has good defaults. */
export function NewSite({ onMade }: { onMade(site: Site): void }) {
  const { t } = useTranslation('settings');
  const { connection } = useWorkspace();
  const { form, submit, wrong, dirty, busy, justSaved, refusal, discard } = useSavedForm({
    name: 'sites/new',
    schema: NewSiteForm,
    saved: empty,
    send: async (values) => {
      const result = await connection.request('site.create', values);
      if (result.ok) onMade(result.data);
      return result;
    },
  });
  return (
    <SectionPage title={t('sites.newTitle')} hint={t('sites.newHint')} back={href.settings('sites')}>
      <form noValidate onSubmit={submit} className="flex max-w-128 flex-col gap-5">
        <FormRow label={t('sites.name')} error={invalidWords(wrong('name'), t)}>
          <TextField {...form.register('name')} />
        </FormRow>
        <FormRow label={t('sites.origins')} hint={t('sites.originsHint')} error={invalidWords(wrong('origins'), t)}>
          <TextArea spellCheck={false} {...form.register('origins')} />
        </FormRow>
        <SaveBar
          label={t('sites.create')}
          dirty={dirty}
          busy={busy}
          justSaved={justSaved}
          refusal={refusal === null ? null : refusalWords(refusal, t)}
          onSave={() => submit()}
          onDiscard={discard}
        />
      </form>
    </SectionPage>
  );
}
