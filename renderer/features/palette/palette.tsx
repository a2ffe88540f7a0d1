import { Dialog as Base } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundPerson, FoundTalk } from '../../../shared/protocol/rep/search.ts';
import { useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { isComposing } from '../../lib/shortcut-keys.ts';
import { navigate } from '../../lib/use-route.ts';
import { useFloats } from '../../ui/floats.tsx';
import { Icon } from '../../ui/icon.tsx';
import { CommandRow, CompanyRow, PersonRow, TalkRow } from './palette-rows.tsx';
import { type Chosen, latelySlot } from './palette-store.ts';
import { type Command, rankCommands } from './rank-commands.ts';
import { useFound } from './use-found.ts';

/** Commands shown while something is looked for too, and alone. */
const commandsBeside = 5;
const commandsAlone = 60;
const latelyShown = 5;
const filters = 'from: rep: company: page: tag: has:file before: after: in:last-week';

interface Option {
  id: string;
  tall?: true;
  body: ReactNode;
  /** Kept, where it was chosen, to be offered again. */
  chosen?: Omit<Chosen, 'id'>;
  /** Chosen it stays open. */
  stays?: true;
  run(): void;
}
interface Group {
  id: string;
  label: string;
  options: Option[];
}

/** Everything one can look for or do, from the keyboard: what is typed narrows it down. */
export function Palette({ commands, onClose }: { commands: readonly Command[]; onClose(): void }) {
  const { t } = useTranslation('palette');
  const floats = useFloats();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const lately = useSlot(latelySlot);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const search = useFound(text);
  const { found, busy, failed, more } = search;
  const typed = text.trim() !== '';

  const groups = useMemo<Group[]>(() => {
    const known = lately.ids();
    const ranked = rankCommands(commands, text, known);
    const shown = ranked.slice(0, typed ? commandsBeside : commandsAlone);
    const doing: Group = {
      id: 'commands',
      label: t('commands'),
      options: shown.map((command) => ({ id: command.id, body: <CommandRow command={command} />, run: command.run })),
    };
    const personOption = (person: FoundPerson): Option => ({
      id: `person:${person.visitorId}`,
      body: <PersonRow person={person} />,
      chosen: { person },
      run: () =>
        navigate(person.conversationId === null ? href.live(person.visitorId) : href.inbox(person.conversationId)),
    });
    const talkOption = (talk: FoundTalk, id: string): Option => ({
      id,
      body: <TalkRow talk={talk} />,
      chosen: { talk },
      tall: true,
      run: () => navigate(href.inbox(talk.conversationId, talk.seq)),
    });
    // Whom and what one went to from here before; commands lead their own list.
    const again: Group = {
      id: 'lately',
      label: t('lately'),
      options: typed
        ? []
        : lately
            .list()
            .flatMap(({ id, person, talk }) => (person ? personOption(person) : talk ? talkOption(talk, id) : []))
            .slice(0, latelyShown),
    };
    const people: Group = {
      id: 'people',
      label: t('people'),
      options: (found?.people ?? []).map(personOption),
    };
    const companies: Group = {
      id: 'companies',
      label: t('companies'),
      options: (found?.companies ?? []).map((company) => ({
        id: `company:${company.accountId}`,
        body: <CompanyRow company={company} />,
        stays: true,
        run: () => setText(`company:"${company.name}" `),
      })),
    };
    const talks: Group = {
      id: 'talks',
      label: t('talks'),
      options: (found?.talks ?? []).map((talk, index) =>
        talkOption(talk, `talk:${talk.conversationId}:${talk.seq ?? ''}:${talk.kind}:${index}`),
      ),
    };
    if (found?.next != null) {
      talks.options.push({
        id: 'more',
        body: <span className="text-accent-text">{t('more')}</span>,
        stays: true,
        run: more,
      });
    }
    return [again, people, companies, doing, talks].filter(({ options }) => options.length > 0);
  }, [commands, text, typed, found, lately, more, t]);

  const options = groups.flatMap((group) => group.options);
  const at = Math.min(chosen, options.length - 1);
  const current = options[at];

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed leads back to the first
  useEffect(() => setChosen(0), [text]);
  useEffect(() => {
    if (current !== undefined) document.getElementById(`${list}-${current.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, current]);

  const choose = (option: Option): void => {
    lately.add({ id: option.id, ...option.chosen });
    if (option.stays) {
      option.run();
      field.current?.focus();
      return;
    }
    onClose();
    // The focus goes back first: a command may take it elsewhere.
    requestAnimationFrame(() => option.run());
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const last = options.length - 1;
    const to = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setChosen(to);
    } else if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault();
      choose(current);
    }
  };

  const settled = !busy && search.text === text.trim();
  const nothing = typed && settled && !failed && options.length === 0;
  const status = failed ? t('failed') : busy ? t('searching') : typed ? t('count', { count: options.length }) : '';

  return (
    <Base.Root open onOpenChange={(next) => next || onClose()}>
      <Base.Portal container={floats}>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          initialFocus={field}
          className="dialog-place fixed start-1/2 z-40 flex w-[42rem] [--dialog-most:36rem] [--dialog-rest:min(12vh,6rem)] max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col overflow-hidden rounded-plane bg-raised shadow-over outline-none rtl:translate-x-1/2"
        >
          <Base.Title className="sr-only">{t('title')}</Base.Title>
          <span className="flex h-12 shrink-0 items-center gap-3 border-b border-hairline px-4">
            <Icon of={Search} className="text-faint" />
            <input
              ref={field}
              role="combobox"
              aria-expanded={options.length > 0}
              aria-controls={list}
              aria-autocomplete="list"
              aria-activedescendant={current === undefined ? undefined : `${list}-${current.id}`}
              aria-label={t('field')}
              placeholder={t('field')}
              autoComplete="off"
              spellCheck={false}
              dir="auto"
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={onKeyDown}
              className="min-w-0 flex-1 bg-transparent text-title outline-none placeholder:text-faint"
            />
          </span>
          <div id={list} role="listbox" aria-label={t('results')} className="scroll-plane min-h-0 flex-1 p-2">
            {groups.map((group) => (
              // biome-ignore lint/a11y/useSemanticElements: a group within a listbox has no element of its own
              <div
                key={group.id}
                role="group"
                data-veil={group.id === 'commands' ? undefined : ''}
                aria-labelledby={`${list}-${group.id}`}
                className="mb-2 last:mb-0"
              >
                <p data-heading id={`${list}-${group.id}`} className="px-2 py-1 text-meta font-medium text-faint">
                  {group.label}
                </p>
                {group.options.map((option) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field keeps the focus and hears the keys
                  <div
                    key={option.id}
                    id={`${list}-${option.id}`}
                    role="option"
                    aria-selected={option === current}
                    onPointerMove={() => setChosen(options.indexOf(option))}
                    onClick={() => choose(option)}
                    className={`flex cursor-default items-center gap-2.5 rounded-control px-2 ${option.tall ? 'h-11' : 'h-8'} ${option === current ? 'bg-hover' : ''}`}
                  >
                    {option.body}
                  </div>
                ))}
              </div>
            ))}
            {nothing && (
              <div className="px-2 py-6 text-center">
                <p>{t('nothing', { text: text.trim() })}</p>
                <p className="mt-1 text-small text-muted">{t('nothingMeaning')}</p>
              </div>
            )}
            {failed && <p className="px-2 py-2 text-small text-muted">{t('failed')}</p>}
          </div>
          <p className="shrink-0 truncate border-t border-hairline px-4 py-2 text-meta text-faint">
            {t('hint', { filters })}
          </p>
          <p role="status" className="sr-only">
            {status}
          </p>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
