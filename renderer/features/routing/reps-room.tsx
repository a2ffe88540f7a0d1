import { useTranslation } from 'react-i18next';
import { Avatar } from '../../ui/avatar.tsx';
import { traitsWords } from './plan-changes.ts';
import { usePlanDesk } from './plan-desk.tsx';
import { RepPage } from './rep-page.tsx';
import { RoomHead } from './room-page.tsx';
import { RoomRow } from './room-row.tsx';
import { hrefOf } from './rooms.ts';

/** What routing knows of the reps, or of one of them. */
export function RepsRoom({ repId }: { repId: string | null }) {
  return repId === null ? <RepList /> : <RepPage key={repId} repId={repId} />;
}

function RepList() {
  const { t } = useTranslation('routing');
  const { plan, names, people, mayEdit } = usePlanDesk();
  return (
    <>
      <RoomHead hint={t('reps.hint')} />
      <ul aria-label={t('reps.label')} className="flex flex-col">
        {people.map(({ id, name, photo }) => (
          <RoomRow
            key={id}
            href={mayEdit ? hrefOf({ room: 'reps', item: id }) : null}
            name={name}
            words={traitsWords(plan.traits[id], names, t)}
            leading={<Avatar id={id} name={name} photo={photo} size={28} />}
          />
        ))}
      </ul>
    </>
  );
}
