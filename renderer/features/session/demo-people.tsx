import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { SignInOptions } from '../../../shared/protocol/http/session.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { Avatar } from '../../ui/avatar.tsx';
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
              className="flex h-full min-h-16 w-full py-2.5 items-center gap-3 rounded-plane bg-control px-3 text-start shadow-near transition-[background-color,opacity] enabled:hover:bg-control-hover enabled:active:bg-control-hover disabled:opacity-60"
            >
              <Avatar id={person.id} name={person.name} photo={person.photo} size={40} />
              <span className="min-w-0 flex-1">
                <span className="flex items-baseline gap-2">
                  <span className="truncate font-medium">{person.name}</span>
                  <span className="shrink-0 text-small text-faint">{t(`roles.${person.role}`)}</span>
                </span>
                {person.note !== '' && (
                  <span className="line-clamp-2 text-small text-pretty text-muted">{person.note}</span>
                )}
              </span>
              {going === person.id && <Spinner />}
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
