import { Check, TagIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Tag, tagLimits } from '../../../shared/domain/desk.ts';
import { useMe, useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { isComposing } from '../../lib/shortcut-keys.ts';
import { navigate } from '../../lib/use-route.ts';
import { ArrowList } from '../../ui/arrow-list.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useDid } from '../../ui/undo.tsx';
import { deskSlot } from './desk-store.ts';
import { fuzzyFind } from './fuzzy.ts';
import { TagChip } from './tag-chip.tsx';
import { useDesk, useDeskAct } from './use-desk.ts';
import { useTakeBack } from './use-undoing.ts';

/** Which words describe the conversation? Each press puts one on or takes it off; Enter does it with the first one found. */
export function TagsDialog({ conversationId, onClose }: { conversationId: string; onClose(): void }) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const { connection } = useWorkspace();
  const act = useDeskAct();
  const did = useDid();
  const takeBack = useTakeBack();
  const desk = useDesk(conversationId);
  const slot = useSlot(deskSlot);
  const all = useReadable(slot.tags);
  const [search, setSearch] = useState('');
  const on = desk?.tags ?? [];
  const shown = fuzzyFind(all ?? [], search.trim(), ({ name }) => [name]);
  const full = on.length >= tagLimits.conversation;
  const toggle = async ({ id, name }: Tag): Promise<void> => {
    const had = on.includes(id);
    const put = (to: boolean) => connection.request('conversation.tag', { conversationId, tagId: id, on: to });
    // The list beside it says what happened.
    if (await act(put(!had))) did({ said: null, what: t('done.tag', { name }), undo: takeBack(() => put(had)) });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('tags.title')} description={t('tags.hint')}>
      {all !== null && all.length === 0 ? (
        <EmptyState
          icon={TagIcon}
          title={t('tags.none')}
          hint={t(me.role === 'rep' ? 'tags.noneRep' : 'tags.noneManager')}
          action={
            me.role !== 'rep' && <Button onClick={() => navigate(href.settings('labels'))}>{t('tags.manage')}</Button>
          }
        />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field means the first one found
        <div
          onKeyDown={(event) => {
            const [first] = shown;
            const inField = event.target instanceof HTMLInputElement;
            if (event.key === 'ArrowDown' && inField && !isComposing(event.nativeEvent)) {
              event.preventDefault();
              event.currentTarget.querySelector<HTMLElement>('[role="group"] button')?.focus();
              return;
            }
            if (event.key !== 'Enter' || !inField || isComposing(event.nativeEvent)) return;
            event.preventDefault();
            // A second Enter means nothing: the field is empty again, and nothing in it was looked for.
            if (first === undefined || search.trim() === '') return;
            void toggle(first);
            setSearch('');
          }}
        >
          <SearchField label={t('tags.search')} value={search} onChange={setSearch} />
          <ArrowList label={t('tags.title')} className="scroll-plane -mx-2 mt-2 flex max-h-72 flex-col">
            {shown.map((tag) => {
              const has = on.includes(tag.id);
              return (
                <button
                  key={tag.id}
                  type="button"
                  aria-pressed={has}
                  disabled={full && !has}
                  onClick={() => void toggle(tag)}
                  className="flex min-h-8 items-center gap-2 rounded-control px-2 text-start enabled:hover:bg-hover disabled:opacity-45"
                >
                  <span className="inline-flex size-4">{has && <Icon of={Check} className="text-accent-text" />}</span>
                  <TagChip tag={tag} className="max-w-full" />
                </button>
              );
            })}
            {all !== null && shown.length === 0 && <p className="px-2 py-1 text-muted">{t('tags.nothing')}</p>}
          </ArrowList>
          {full && <p className="mt-2 text-small text-muted">{t('tags.full', { count: tagLimits.conversation })}</p>}
        </div>
      )}
    </Dialog>
  );
}
