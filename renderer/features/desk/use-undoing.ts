import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReopenRefusal, reopenRefusals } from '../../../shared/protocol/rep/reopen.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { useDid, useOver } from '../../ui/undo.tsx';

/** Makes a request something that can be taken back: null where it worked, else why it did not. */
export function useTakeBack(): (ask: () => Promise<Result<unknown>>) => () => Promise<string | null> {
  const { t } = useTranslation('desk');
  return useCallback(
    (ask) => async () => {
      const result = await ask();
      return result.ok ? null : t(result.error.code === 'forbidden' ? 'reopen.forbidden' : 'reopen.other');
    },
    [t],
  );
}

/** What each act on a conversation is told under, and taken away under once it holds no longer. */
export const closingOf = (conversationId: string): string => `closing:${conversationId}`;
export const snoozingOf = (conversationId: string): string => `snoozing:${conversationId}`;
export const wakingOf = (conversationId: string): string => `waking:${conversationId}`;

/** Nothing is said of an act any more, nor can it be taken back, once what it made is over: `holds` went, whoever did it. */
export function useUntil(holds: boolean, about: string): void {
  const over = useOver();
  const held = useRef(holds);
  useEffect(() => {
    if (held.current && !holds) over(about);
    held.current = holds;
  }, [over, holds, about]);
}

/** Opens a conversation again that was closed a moment ago, and goes there; says why where it cannot be. */
export function useReopen(): (conversationId: string) => Promise<string | null> {
  const { t } = useTranslation('desk');
  const { connection } = useWorkspace();
  const over = useOver();
  return useCallback(
    async (conversationId) => {
      const result = await connection.request('conversation.reopen', { conversationId });
      if (result.ok) {
        over(closingOf(conversationId));
        navigate(href.inbox(conversationId));
        return null;
      }
      const { code, detail } = result.error;
      const reason = reopenRefusals.find((one): one is ReopenRefusal => one === detail?.reason);
      return t(`reopen.${reason ?? (code === 'forbidden' ? 'forbidden' : 'other')}`);
    },
    [connection, over, t],
  );
}

/** Says that a conversation was closed, with the way back. */
export function useClosed(): (conversationId: string) => void {
  const { t } = useTranslation('desk');
  const did = useDid();
  const reopen = useReopen();
  return useCallback(
    (conversationId) =>
      void did({
        said: t('done.closed'),
        what: t('done.close'),
        about: closingOf(conversationId),
        undo: () => reopen(conversationId),
      }),
    [did, reopen, t],
  );
}
