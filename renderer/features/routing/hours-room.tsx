import { Clock, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BusinessHours } from '../../../shared/domain/routing-plan.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { putHours, usersOfHours } from './draft-plan.ts';
import { HoursPage } from './hours-page.tsx';
import { hoursWords } from './hours-words.ts';
import { usePlanDesk } from './plan-desk.tsx';
import { RoomHead } from './room-page.tsx';
import { RoomRow } from './room-row.tsx';
import { hrefOf } from './rooms.ts';

/** The business hours, or one set of them. */
export function HoursRoom({ hoursId }: { hoursId: string | null }) {
  return hoursId === null ? <HoursList /> : <HoursPage key={hoursId} hoursId={hoursId} />;
}

/** What new hours begin with: nine to five on workdays. */
const workdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 9 * 60, to: 17 * 60 }));

function HoursList() {
  const { t } = useTranslation('routing');
  const locale = useLocale();
  const { ids } = useWorkspace();
  const me = useMe();
  const { plan, names, mayEdit, edit } = usePlanDesk();
  const add = (): void => {
    const hours: BusinessHours = {
      id: ids.next(),
      name: t('hours.newName'),
      zone: me.zone,
      openings: workdays,
      holidays: [],
    };
    edit((now) => putHours(now, hours));
    navigate(hrefOf({ room: 'hours', item: hours.id }));
  };
  return (
    <>
      <RoomHead
        hint={t('hours.hint')}
        action={
          mayEdit && (
            <Button icon={Plus} onClick={add}>
              {t('hours.add')}
            </Button>
          )
        }
      />
      {plan.hours.length === 0 ? (
        <EmptyState icon={Clock} title={t('hours.empty')} hint={t('hours.emptyHint')} />
      ) : (
        <ul aria-label={t('hours.label')} className="flex flex-col">
          {plan.hours.map((hours) => {
            const users = usersOfHours(plan, hours.id);
            return (
              <RoomRow
                key={hours.id}
                href={mayEdit ? hrefOf({ room: 'hours', item: hours.id }) : null}
                name={hours.name}
                words={
                  <>
                    {hoursWords(hours, t, locale)}
                    <span className="block text-faint">
                      {users.length === 0 ? t('hours.unused') : t('hours.usedBy', { users: names.allOf(users) })}
                    </span>
                  </>
                }
              />
            );
          })}
        </ul>
      )}
    </>
  );
}
