import { useTranslation } from 'react-i18next';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { usePlatform } from '../../ui/ui-provider.tsx';
import { CallLine } from './call-line.tsx';
import { problemWords, refusalWords } from './call-words.ts';
import { callsSlot } from './calls-store.ts';

/** Why there is no call, and what to do. */
export function CallTrouble() {
  const { t } = useTranslation('calls');
  const calls = useSlot(callsSlot);
  const { bridge } = useWorkspace();
  const platform = usePlatform();
  const { phase, problem, refusal } = useReadable(calls);
  const called = calls.called();
  const rings = phase === 'ringing';
  const words =
    problem === null
      ? refusalWords(refusal ?? 'failed', called?.name ?? null, t)
      : { ...problemWords(problem, bridge.kind === 'browser' ? 'browser' : platform, t), next: 'again' as const };
  const again = (): void => {
    if (rings) calls.accept();
    else if (called !== null) calls.call(called);
  };
  return (
    <CallLine visitorId={problem === null ? null : undefined} title={words.title} hint={words.hint}>
      {problem !== null && (
        <Button look="plain" size="small" onClick={() => navigate(href.settings('desktop'))}>
          {t('sound')}
        </Button>
      )}
      <Button look="plain" size="small" onClick={rings ? calls.decline : calls.dismiss}>
        {t(rings ? 'decline' : 'dismiss')}
      </Button>
      {words.next === 'write' && called !== null && (
        <Button
          size="small"
          onClick={() => {
            calls.dismiss();
            navigate(href.inbox(called.conversationId));
          }}
        >
          {t('write')}
        </Button>
      )}
      {words.next === 'again' && (rings || called !== null) && (
        <Button size="small" onClick={again}>
          {t('tryAgain')}
        </Button>
      )}
    </CallLine>
  );
}
