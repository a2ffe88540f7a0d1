import { Drama } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePractice } from '../../bridge/use-practice.ts';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useToast } from '../../ui/toast.tsx';

/** Says in a demo that its visitors are played, with the switch and the way to be one of them. */
export function PracticeNote() {
  const { t } = useTranslation('practice');
  const practice = usePractice();
  const say = useToast();
  if (practice === null) return null;
  const { on, set, beVisitor } = practice;
  const turn = async (): Promise<void> => {
    const result = await set(!on);
    if (!result.ok) say({ title: t('failed'), tone: 'wrong' });
  };
  return (
    <Strip
      icon={Drama}
      action={
        <>
          <Button size="small" look="plain" onClick={() => void turn()}>
            {t(on ? 'turnOff' : 'turnOn')}
          </Button>
          <Button size="small" onClick={beVisitor}>
            {t('beVisitor')}
          </Button>
        </>
      }
    >
      {t(on ? 'on' : 'off')}
    </Strip>
  );
}
