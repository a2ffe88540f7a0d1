import { Phone } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { formatElapsed } from '../../lib/elapsed.ts';
import { href } from '../../lib/route.ts';
import { navigate, useRoute } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { CallLine } from './call-line.tsx';
import { endedWords } from './call-words.ts';
import { callsSlot } from './calls-store.ts';
import { missedHere } from './missed-here.ts';

/** What ended is told for so long. */
const endedShownMs = 6_000;

interface CallOverProps {
  /** Who was called, or called. */
  name: string;
  /** What books a time instead. */
  book(about: { conversationId: string; visitorId: string }): ReactNode;
}

/** What became of a call that is over, and what one does next. */
export function CallOver({ name, book }: CallOverProps) {
  const { t } = useTranslation('calls');
  const calls = useSlot(callsSlot);
  const { timers } = useWorkspace();
  const { call } = useReadable(calls);
  const route = useRoute();
  const ended = call?.state === 'ended' ? call : null;
  // Nothing leads to where one is.
  const elsewhere = ended !== null && !(route.screen === 'inbox' && route.conversationId === ended.conversationId);
  // What asks for a next step waits for it.
  const stays = missedHere(call) !== null || (ended !== null && endedWords(ended, name, t).again !== null);
  useEffect(() => (stays ? undefined : timers.after(endedShownMs, calls.dismiss)), [stays, timers, calls]);
  const words = ended === null ? { title: t('ended.hung_up'), hint: null, again: null } : endedWords(ended, name, t);
  const time = ended !== null && ended.seconds > 0 ? formatElapsed(ended.seconds) : null;
  return (
    <CallLine
      visitorId={call?.visitorId ?? null}
      title={words.title}
      hint={words.hint}
      time={time !== null && <span className="tabular text-muted">{time}</span>}
    >
      {elsewhere && (
        <Button look="plain" size="small" onClick={() => navigate(href.inbox(ended.conversationId))}>
          {t(words.again === null ? 'open' : 'write')}
        </Button>
      )}
      {ended !== null &&
        words.again !== null &&
        book({ conversationId: ended.conversationId, visitorId: ended.visitorId })}
      {ended !== null && words.again !== null && (
        <Button size="small" icon={Phone} onClick={() => calls.call({ conversationId: ended.conversationId, name })}>
          {t(words.again)}
        </Button>
      )}
      <Button look="plain" size="small" onClick={calls.dismiss}>
        {t('dismiss')}
      </Button>
    </CallLine>
  );
}
