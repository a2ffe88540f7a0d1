import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';

function Crashed({ again }: { again(): void }) {
  const { t } = useTranslation('app');
  return (
    <ErrorState
      title={t('crash.title')}
      meaning={t('crash.meaning')}
      action={<Button onClick={again}>{t('crash.again')}</Button>}
    />
  );
}

/** A bug in one screen stays in that screen. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Crashed again={() => this.setState({ failed: false })} /> : this.props.children;
  }
}
