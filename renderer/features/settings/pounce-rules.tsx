import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PounceRule } from '../../../shared/protocol/rep/pounce.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { quotedWords } from '../../lib/visitor-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { LoadState } from './load-state.tsx';
import { fieldsOf, newRule, type RuleFields, ruleOf } from './pounce-form.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { ruleSentence } from './rule-sentence.ts';
import { SectionPart } from './section-page.tsx';
import { useAct } from './use-act.ts';

/** The rules that pounce by themselves, each as the sentence it stands for. */
export function PounceRules() {
  const { t } = useTranslation('pounce');
  const { t: tv } = useTranslation('visitor');
  const { connection, ids } = useWorkspace();
  const { data, error, again, put } = useRequest('pounce.rules', {});
  const act = useAct();
  const [edited, setEdited] = useState<{ rule: PounceRule | null; fields: RuleFields } | null>(null);

  const save = async (rules: PounceRule[]): Promise<boolean> => {
    const saved = await act(connection.request('pounce.set_rules', { rules }));
    if (saved !== null) put(saved);
    return saved !== null;
  };
  if (data === null) {
    return (
      <SectionPart title={t('settings.rules')}>
        <LoadState error={error} onAgain={again} />
      </SectionPart>
    );
  }
  const { rules } = data;
  const keep = async (fields: RuleFields): Promise<void> => {
    const known = edited?.rule ?? null;
    const rule = ruleOf(fields, known ?? { id: ids.next(), on: true });
    const next = known === null ? [...rules, rule] : rules.map((one) => (one.id === known.id ? rule : one));
    if (await save(next)) setEdited(null);
  };
  return (
    <SectionPart title={t('settings.rules')} hint={t('settings.rulesHint')}>
      {rules.length === 0 ? (
        <p className="text-small text-faint">{t('settings.noRules')}</p>
      ) : (
        <ul className="flex flex-col gap-4">
          {rules.map((rule) => (
            <li key={rule.id} className="flex items-start gap-3">
              <span className="mt-0.5">
                <Switch
                  label={t('settings.ruleOn', { name: rule.name })}
                  checked={rule.on}
                  onChange={(on) => void save(rules.map((one) => (one.id === rule.id ? { ...one, on } : one)))}
                />
              </span>
              <div className={cx('min-w-0 flex-1', !rule.on && 'opacity-60')}>
                <p className="font-medium">
                  <bdi>{rule.name}</bdi>
                </p>
                <p className="text-pretty text-muted">{ruleSentence(rule, t)}</p>
                <p dir="auto" className="mt-1 text-pretty wrap-anywhere">
                  {quotedWords(rule.text, tv)}
                </p>
              </div>
              <IconButton
                icon={Pencil}
                label={t('settings.edit', { name: rule.name })}
                onClick={() => setEdited({ rule, fields: fieldsOf(rule) })}
              />
              <IconButton
                icon={Trash2}
                label={t('settings.remove', { name: rule.name })}
                onClick={() => void save(rules.filter((one) => one.id !== rule.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <Button className="mt-4" onClick={() => setEdited({ rule: null, fields: newRule })}>
        {t('settings.add')}
      </Button>
      {edited !== null && (
        <RuleDialog
          fields={edited.fields}
          title={t(edited.rule === null ? 'settings.newRule' : 'settings.editRule')}
          onClose={() => setEdited(null)}
          onSave={keep}
        />
      )}
    </SectionPart>
  );
}
