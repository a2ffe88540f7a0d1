import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

export interface ToastMessage {
  /** What happened, in one sentence. */
  title: string;
  detail?: string;
  tone?: 'neutral' | 'done' | 'wrong';
  /** One way on, such as *Undo*. */
  action?: { label: string; run(): void };
}

/** Says something in passing; answers with a way to take it away. What a person must not miss belongs in the view, not here. */
export function useToast(): (message: ToastMessage) => () => void {
  const manager = Base.useToastManager();
  const { add, close } = manager;
  return useMemo(
    () => (message) => {
      const id = add({
        title: message.title,
        description: message.detail,
        type: message.tone ?? 'neutral',
        priority: message.tone === 'wrong' ? 'high' : 'low',
        timeout: message.action === undefined && message.tone !== 'wrong' ? 4000 : 8000,
        ...(message.action === undefined
          ? {}
          : { actionProps: { children: message.action.label, onClick: message.action.run } }),
      });
      return () => close(id);
    },
    [add, close],
  );
}

function ToastList() {
  const { t } = useTranslation('ui');
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['right', 'down']}
      className="absolute end-0 bottom-0 w-full translate-x-(--toast-swipe-movement-x) -translate-y-[calc(var(--toast-offset-y)+var(--toast-index)*0.5rem)] rounded-plane bg-raised shadow-over transition-[translate,opacity] duration-160 data-ending-style:opacity-0 data-limited:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Base.Content data-veil className="flex items-start gap-2 py-2.5 ps-3 pe-2">
        {toast.type === 'wrong' && <Icon of={CircleAlert} className="mt-0.5 text-missed-text" />}
        {toast.type === 'done' && <Icon of={CircleCheck} className="mt-0.5 text-available-text" />}
        <div className="min-w-0 flex-1">
          <Base.Title className="line-clamp-2 font-medium wrap-anywhere" />
          {/* Somebody's own words may be of any length. */}
          <Base.Description className="line-clamp-3 text-small text-muted wrap-anywhere" />
        </div>
        <Base.Action className="h-6 shrink-0 rounded-control px-2 font-medium text-accent-text hover:bg-hover" />
        {/* Toasts lie open here, none behind another: their button is there for everybody. */}
        <Base.Close aria-hidden={false} render={<IconButton icon={X} size="small" label={t('dismiss')} />} />
      </Base.Content>
    </Base.Root>
  ));
}

/** Where toasts are kept and shown; one for the window. */
export function ToastArea({ children }: { children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <Base.Provider limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport aria-label={t('notifications')} className="toast-place fixed z-50 outline-none">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}
