import type { DeliveryStore } from './delivery-store.ts';

/** Seals what was typed before it is stored; the desktop does, because its disk may be read by others. */
export interface TextCodec {
  seal(text: string): Promise<string>;
  /** Rejects where the key does not fit any more. */
  open(sealed: string): Promise<string>;
}

/** Answers a store whose texts lie sealed in `store`. Records that cannot be opened any more are left out. */
export function sealTexts(store: DeliveryStore, { seal, open }: TextCodec): DeliveryStore {
  const unseal = async <T extends { text: string }>(records: T[]): Promise<T[]> => {
    const opened = await Promise.allSettled(
      records.map(async (record) => ({ ...record, text: await open(record.text) })),
    );
    return opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  };
  return {
    ...store,
    items: async () => unseal(await store.items()),
    putItem: async (item) => store.putItem({ ...item, text: await seal(item.text) }),
    drafts: async () => unseal(await store.drafts()),
    putDraft: async (draft) => store.putDraft({ ...draft, text: await seal(draft.text) }),
  };
}
