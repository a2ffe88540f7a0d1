import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../shared/protocol/result.ts';
import { useToast } from '../../ui/toast.tsx';
import { refusalWords } from './refusal-words.ts';

/** Does one thing and says what came of it; answers with what the router gave, or null where it refused. */
export function useAct(): <T>(ask: Promise<Result<T>>, done?: string) => Promise<T | null> {
  const { t } = useTranslation('settings');
  const say = useToast();
  return useCallback(
    async (ask, done) => {
      const result = await ask;
      if (!result.ok) {
        say({ title: refusalWords(result.error, t), tone: 'wrong' });
        return null;
      }
      if (done !== undefined) say({ title: done, tone: 'done' });
      return result.data;
    },
    [say, t],
  );
}
