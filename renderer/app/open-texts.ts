import type { DeliveryStore } from '../../shared/client/delivery/delivery-store.ts';
import { lateStore } from '../../shared/client/delivery/late-store.ts';
import { createMemoryStore } from '../../shared/client/delivery/memory-store.ts';
import { openDeliveryStore } from '../../shared/client/delivery/open-delivery-store.ts';
import { sealTexts } from '../../shared/client/delivery/seal-texts.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createTextCodec } from './text-codec.ts';

/**
 * Opens the store of outbox and drafts. In a browser the browser keeps it as it keeps everything of a person's; on the
 * desktop the texts lie sealed by a key that the system's vault wraps, and where there is no vault they live as long as the
 * window: nothing a rep typed may stand readable on the disk.
 */
export function openTexts(name: string, { textKey }: Pick<Bridge, 'textKey'>): DeliveryStore {
  if (textKey === null) return openDeliveryStore(name);
  const open = async (): Promise<DeliveryStore> => {
    const result = await textKey();
    if (!result.ok || result.data.key === null) return createMemoryStore();
    return sealTexts(openDeliveryStore(name), await createTextCodec(result.data.key, crypto));
  };
  return lateStore(open());
}
