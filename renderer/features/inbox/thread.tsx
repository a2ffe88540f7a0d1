import { Fragment, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationLog } from '../../../shared/client/delivery/conversation-log.ts';
import { useVeil } from '../../bridge/presenting.ts';
import { useMe, useSlot } from '../../bridge/workspace.ts';
import { formatSince } from '../../lib/relative-time.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ListMenu } from '../../ui/list-menu.tsx';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { type CalmLine, calmLines } from './calm-lines.ts';
import { editingSlot } from './editing/editing-store.ts';
import { OwnMenu } from './editing/own-tools.tsx';
import { useRemove } from './editing/use-remove.ts';
import { ErasedLine, EventLine } from './event-line.tsx';
import { lastDelivered, placeLines } from './grouped-lines.ts';
import { MessageLine } from './message-line.tsx';
import { OutgoingNote } from './notes/outgoing-note.tsx';
import { LineArea } from './place/line-area.tsx';
import { usePlace } from './place/use-place.ts';
import { TypingLine } from './typing/typing-line.tsx';
import { useFirstNew } from './use-first-new.ts';
import { useStayAtEnd } from './use-stay-at-end.ts';
import { useThread } from './use-thread.ts';

/** Nearer than this to the end counts as being at the end, in pixels. */
const nearEnd = 48;

/** What I may change of what was said. */
const ownKeys = (lines: readonly CalmLine[]): string[] =>
  lines.flatMap((line) => (line.kind === 'message' && line.mine && line.entry.text ? [line.key] : []));

/** Nearer than this to the end of a page what follows is fetched. */
const nearLater = 600;

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement, near = nearEnd): boolean =>
  scrollHeight - scrollTop - clientHeight < near;

/** The key of the line at a place, or of the first one after it. */
const lineAt = (lines: readonly CalmLine[], seq: number): string | null =>
  lines.find((line) => line.kind !== 'outgoing' && line.entry.seq >= seq)?.key ?? null;

interface ThreadProps {
  log: ConversationLog;
  /** The place to begin at; null for the newest. */
  at: number | null;
  visitor: { id: string; name: string; face: string };
}

/** The conversation, newest at the bottom; it stays at the bottom while the reader is there and never jumps otherwise. */
export function Thread({ log, at, visitor }: ThreadProps) {
  const { t } = useTranslation('inbox');
  const { t: tc } = useTranslation('composer');
  const remove = useRemove();
  const me = useMe();
  const locale = useLocale();
  const veil = useVeil(visitor.id);
  const { place, page, leave } = usePlace(log, at);
  const { snapshot, lines: all } = useThread(log, page);
  const lines = useMemo(() => calmLines(all), [all]);
  const plane = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(at === null);
  const heightBefore = useRef(0);
  const day = useMemo(() => new Intl.DateTimeFormat(locale, { dateStyle: 'full' }), [locale]);
  const placed = useMemo(() => placeLines(lines, me.id, (at) => day.format(at)), [lines, me.id, day]);
  const today = day.format(useMinute());
  const dayName = (at: number): string => (day.format(at) === today ? t('today') : day.format(at));
  const delivered = lastDelivered(lines);
  const count = lines.length;
  const open = snapshot.conversation?.phase === 'active';
  const editing = useSlot(editingSlot);
  const own = useMemo(() => (open ? ownKeys(lines) : []), [lines, open]);
  useEffect(() => editing.state.setState({ own }), [editing, own]);
  const last = own.at(-1);
  const edit = { keys: '', label: tc('edit.last'), group: tc('group'), run: () => editing.editBefore(null) } as const;
  useShortcut(last === undefined ? null : edit);
  useShortcut(
    last === undefined
      ? null
      : { ...edit, label: tc('edit.deleteLast'), run: () => remove(log.conversationId, last, 'message') },
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what moves the plane
  useLayoutEffect(() => {
    const element = plane.current;
    if (element === null) return;
    if (heightBefore.current > 0) element.scrollTop += element.scrollHeight - heightBefore.current;
    else if (atEnd) element.scrollTop = element.scrollHeight;
    heightBefore.current = 0;
  }, [count, log, page === null]);

  useStayAtEnd(plane, atEnd && snapshot.status === 'ready');

  // Once it is drawn: a place that has no line of its own is the next one that has.
  const target = place === null || (place.page !== null && page === null) ? null : lineAt(lines, place.seq);
  const shown = useRef<typeof place>(null);
  useLayoutEffect(() => {
    const element = plane.current;
    if (element === null || target === null || shown.current === place) return;
    shown.current = place;
    const line = element.querySelector<HTMLElement>('[data-place]');
    line?.scrollIntoView({ block: 'center' });
    line?.focus({ preventScroll: true });
    setAtEnd(page?.hasLater !== true && isAtEnd(element));
    navigate(href.inbox(log.conversationId), { replace: true });
  }, [place, target, page, log]);

  // What follows is there before one comes to it.
  useEffect(() => {
    if (page?.hasLater && plane.current && isAtEnd(plane.current, nearLater)) void place?.page?.loadLater();
  }, [page, place]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: read again with each new entry
  useEffect(() => {
    const seen = (): void => {
      if (atEnd && document.hasFocus()) log.markRead();
    };
    seen();
    window.addEventListener('focus', seen);
    return () => window.removeEventListener('focus', seen);
  }, [atEnd, log, snapshot.entries]);

  const firstNew = useFirstNew(log, snapshot);
  const [jumped, setJumped] = useState<ConversationLog | null>(null);
  const toNew = async (): Promise<void> => {
    setAtEnd(false);
    setJumped(log);
    await firstNew?.load();
    requestAnimationFrame(() => plane.current?.querySelector('[data-first-new]')?.scrollIntoView({ block: 'start' }));
  };

  const toNewest = (): void => {
    setAtEnd(true);
    leave();
    plane.current?.scrollTo({ top: plane.current.scrollHeight });
  };

  const earlier = (): void => {
    heightBefore.current = plane.current?.scrollHeight ?? 0;
    void (place?.page ?? log).loadEarlier();
  };

  if (snapshot.status === 'failed') return <ErrorState title={t('threadFailed')} meaning={t('threadFailedMeaning')} />;
  if (snapshot.status === 'loading') {
    return (
      <Skeleton className="flex-1 pt-4">
        <RowBones count={5} tall />
      </Skeleton>
    );
  }
  return (
    <div data-veil={veil} className="relative min-h-0 flex-1">
      <div
        ref={plane}
        role="log"
        aria-label={t('threadLabel', { name: visitor.name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a plane that scrolls must be reachable by keyboard
        tabIndex={0}
        className="scroll-plane focus-edge h-full pb-6"
        onScroll={(event) => {
          if (page?.hasLater) {
            if (isAtEnd(event.currentTarget, nearLater)) void place?.page?.loadLater();
            return;
          }
          const ended = isAtEnd(event.currentTarget);
          setAtEnd(ended);
          if (!ended || atEnd) return;
          leave();
          log.letGoEarlier();
        }}
      >
        <ListMenu items={(key) => <OwnMenu conversationId={log.conversationId} messageKey={key} />}>
          <div className="flex min-h-full flex-col justify-end">
            {(page ?? snapshot).hasEarlier && (
              <div className="flex justify-center pt-3">
                <Button size="small" look="plain" busy={(page ?? snapshot).loadingEarlier} onClick={earlier}>
                  {t('earlier')}
                </Button>
              </div>
            )}
            {placed.map(({ line, day: newDay, first }) => (
              <Fragment key={line.key}>
                {line.kind === 'message' && line.entry.seq === firstNew?.seq && <span data-first-new={true} />}
                {newDay !== null && (
                  <p className="pt-4 pb-1 text-center text-small font-medium text-muted">{dayName(newDay)}</p>
                )}
                <LineArea found={line.key === target}>
                  {line.kind === 'outgoing' && line.item.does === 'note' ? (
                    <OutgoingNote item={line.item} />
                  ) : line.kind === 'event' ? (
                    <EventLine conversationId={log.conversationId} entry={line.entry} note={line.note} />
                  ) : line.kind === 'erased' ? (
                    <ErasedLine run={line} />
                  ) : (
                    <MessageLine
                      line={line}
                      first={first}
                      showDelivery={line.key === delivered || line.delivery === 'failed'}
                      visitor={visitor}
                      conversationId={open ? log.conversationId : null}
                    />
                  )}
                </LineArea>
              </Fragment>
            ))}
            {snapshot.asOf !== undefined && (
              <p className="px-5 pt-2 text-center text-small text-faint">
                {t('asOf', { time: formatSince(snapshot.asOf, Date.now(), locale) })}
              </p>
            )}
            {snapshot.behind && <p className="px-5 pt-2 text-center text-small text-faint">{t('behind')}</p>}
          </div>
        </ListMenu>
      </div>
      <TypingLine conversationId={log.conversationId} visitor={visitor.name} />
      {firstNew !== null && snapshot.hasEarlier && jumped !== log && firstNew.seq < (snapshot.entries[0]?.seq ?? 0) && (
        <span className="absolute end-5 top-3">
          <Button size="small" className="shadow-over" onClick={() => void toNew()}>
            {t('toNew')}
          </Button>
        </span>
      )}
      {!atEnd && (
        <span className="absolute end-5 bottom-3">
          <Button size="small" className="shadow-over" onClick={toNewest}>
            {t('toNewest')}
          </Button>
        </span>
      )}
    </div>
  );
}
