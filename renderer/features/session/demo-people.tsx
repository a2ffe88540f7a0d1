import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { SignInOptions } from '../../../shared/protocol/http/session.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Refusal } from './refusal.tsx';

/** The demo's people: one click and one is in. */
export function DemoPeople({ bridge, people }: { bridge: Bridge; people: SignInOptions['people'] }) {
  const { t } = useTranslation('session');
  const [going, setGoing] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ErrorBody | null>(null);
  const enter = async (personId: string): Promise<void> => {
    setGoing(personId);
    setRefusal(null);
    const result = await bridge.session.demoSignIn({ personId });
    if (result.ok) return;
    setGoing(null);
    setRefusal(result.error);
  };
  return (
    <>
      <ul className="grid grid-cols-1 gap-2 narrow:grid-cols-2">
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              disabled={going !== null}
              onClick={() => void enter(person.id)}
              className="group flex h-16 w-full items-center gap-3 rounded-plane bg-raised px-3 text-start shadow-near transition-[box-shadow,opacity] enabled:hover:shadow-over disabled:opacity-60"
            >
              <Avatar id={person.id} name={person.name} photo={person.photo} size={40} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{person.name}</span>
                <span className="block truncate text-small text-muted">
                  {t(`roles.${person.role}`)}
                  {person.note !== '' && <span className="text-faint"> · {person.note}</span>}
                </span>
              </span>
              {going === person.id ? (
                <Spinner />
              ) : (
                <Icon
                  of={ArrowRight}
                  className="text-ghost opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100 rtl:-scale-x-100"
                />
              )}
            </button>
          </li>
        ))}
      </ul>
      <div className="mt-3">
        <Refusal error={refusal} />
      </div>
    </>
  );
}
