import type { JSX } from 'preact';
import type { Delivery } from '../../../shared/client/delivery/thread.ts';
import { useRoom } from '../chat/context.ts';
import { LateIcon, type LateIconName } from './late-icon.tsx';

const icons: Record<Exclude<Delivery, 'failed'>, LateIconName> = { sending: 'clock', sent: 'check', seen: 'seen' };

/** How far the visitor's last message got. Stands outside the log, which announces messages and not their travels. */
export function DeliveryMark({ delivery }: { delivery: Delivery | null }): JSX.Element | null {
  const { words } = useRoom();
  if (delivery === null || delivery === 'failed') return null;
  return (
    <p class="delivery" data-delivery={delivery}>
      {words.say(`delivery.${delivery}`)}
      <LateIcon name={icons[delivery]} size={14} />
    </p>
  );
}
