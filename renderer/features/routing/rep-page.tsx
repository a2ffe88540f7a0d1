import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type RepTraits, Skill } from '../../../shared/domain/routing-plan.ts';
import { useHello } from '../../bridge/workspace.ts';
import { languageCodes } from '../../lib/language-codes.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { ChipsField } from '../../ui/chips-field.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MultiCombobox } from '../../ui/multi-combobox.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { noTraits, putTraits } from './draft-plan.ts';
import { PlaceIssues } from './place-issues.tsx';
import { usePlanDesk } from './plan-desk.tsx';
import { PreferenceRow } from './preference-row.tsx';
import { BackLink, RoomPart } from './room-page.tsx';
import { hrefOf } from './rooms.ts';

const readSkill = (typed: string): string | null => {
  const skill = Skill.safeParse(typed);
  return skill.success ? skill.data : null;
};

/** What routing knows of one rep. */
export function RepPage({ repId }: { repId: string }) {
  const { t } = useTranslation('routing');
  const { settings } = useHello();
  const { plan, names, people, mayEdit, edit } = usePlanDesk();
  const rep = people.find(({ id }) => id === repId);
  const languages = useMemo(
    () =>
      languageCodes
        .map((value) => ({ value, label: names.language(value) }))
        .toSorted((a, b) => a.label.localeCompare(b.label)),
    [names],
  );
  const back = <BackLink href={hrefOf({ room: 'reps', item: null })}>{t('back.reps')}</BackLink>;
  if (rep === undefined || !mayEdit) {
    return (
      <>
        {back}
        <EmptyState title={t('gone.title')} hint={t('gone.hint')} />
      </>
    );
  }
  const traits = plan.traits[repId] ?? noTraits;
  const put = (part: Partial<RepTraits>): void => edit((now) => putTraits(now, repId, { ...traits, ...part }));
  const queues = plan.queues
    .filter(({ members }) => members.kind === 'everybody' || members.repIds.includes(repId))
    .map(({ name }) => name);
  return (
    <>
      {back}
      <div className="flex items-center gap-3">
        <Avatar id={rep.id} name={rep.name} photo={rep.photo} size={40} />
        <div className="min-w-0">
          <h3 className="truncate text-title font-semibold">
            <bdi>{rep.name}</bdi>
          </h3>
          <p className="text-pretty text-small text-muted">
            {queues.length === 0 ? t('reps.inNoQueue') : t('reps.inQueues', { queues: names.allOf(queues) })}
          </p>
        </div>
      </div>
      <PlaceIssues room="reps" item={repId} />
      <RoomPart title={t('reps.skills')} hint={t('reps.skillsHint')}>
        <ChipsField
          label={t('reps.skills')}
          values={traits.skills}
          read={readSkill}
          most={50}
          placeholder={t('reps.skillsPlaceholder')}
          onChange={(skills) => put({ skills })}
        />
      </RoomPart>
      <RoomPart title={t('reps.languages')} hint={t('reps.languagesHint')}>
        <MultiCombobox
          label={t('reps.languages')}
          values={traits.languages}
          options={languages}
          nameOf={(code) => names.language(code)}
          placeholder={t('reps.languagesPlaceholder')}
          onChange={(chosen) => put({ languages: chosen.slice(0, 20) })}
        />
      </RoomPart>
      <RoomPart title={t('reps.capacityOwn')}>
        <div className="-mt-3">
          <PreferenceRow
            label={t('reps.capacityMine')}
            hint={t('reps.capacityHint', { count: settings.chatCapacity })}
            on={traits.capacity !== null}
            onSwitch={(on) => put({ capacity: on ? settings.chatCapacity : null })}
          >
            <NumberField
              label={t('reps.capacityOwn')}
              value={traits.capacity ?? 0}
              min={1}
              max={20}
              unit={t('reps.chats')}
              onChange={(capacity) => put({ capacity })}
            />
          </PreferenceRow>
        </div>
      </RoomPart>
      <RoomPart title={t('reps.weight')} hint={t('reps.weightHint')}>
        <NumberField
          label={t('reps.weight')}
          value={traits.weight}
          min={1}
          max={100}
          onChange={(weight) => put({ weight })}
        />
        <div className="pt-3">
          <Disclosure
            label={t(traits.voiceWeight === undefined ? 'rule.advanced' : 'rule.advancedOn')}
            open={traits.voiceWeight !== undefined}
          >
            <PreferenceRow
              label={t('reps.voiceWeight')}
              hint={t('reps.voiceWeightHint')}
              on={traits.voiceWeight !== undefined}
              onSwitch={(on) => put({ voiceWeight: on ? traits.weight : undefined })}
            >
              <NumberField
                label={t('reps.voiceWeight')}
                value={traits.voiceWeight ?? traits.weight}
                min={1}
                max={100}
                onChange={(voiceWeight) => put({ voiceWeight })}
              />
            </PreferenceRow>
          </Disclosure>
        </div>
      </RoomPart>
    </>
  );
}
