import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Tag, tagLimits } from '../../../shared/domain/desk.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { toneClass } from '../../ui/tone.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { LoadState } from './load-state.tsx';
import { SectionPart } from './section-page.tsx';
import { TagDialog } from './tag-dialog.tsx';
import { useAct } from './use-act.ts';
import { useFollowed } from './use-followed.ts';

/** The tags of the workspace. */
export function TagsPart() {
  const { t } = useTranslation('settings');
  const { connection } = useWorkspace();
  const { data, error, again, put } = useFollowed('tag.list', 'tags');
  const act = useAct();
  const [edited, setEdited] = useState<Tag | 'new' | null>(null);
  const [removed, setRemoved] = useState<Tag | null>(null);
  if (data === null) {
    return (
      <SectionPart title={t('labels.tags')}>
        <LoadState error={error} onAgain={again} />
      </SectionPart>
    );
  }
  return (
    <SectionPart title={t('labels.tags')} hint={t('labels.tagsHint')}>
      {data.tags.length === 0 && <p className="mb-2 text-pretty text-faint">{t('labels.noTags')}</p>}
      <ul className="-mx-2 flex flex-col">
        {data.tags.map((tag) => (
          <li key={tag.id} className="flex min-h-10 items-center gap-2 rounded-control px-2 hover:bg-hover">
            <span className="min-w-0 flex-1">
              <bdi
                className={cx(
                  'inline-flex h-5 max-w-full items-center truncate rounded-[0.3125rem] px-1.5 text-meta font-medium',
                  toneClass(tag.tone),
                )}
              >
                {tag.name}
              </bdi>
            </span>
            <IconButton icon={Pencil} label={t('labels.editTag', { name: tag.name })} onClick={() => setEdited(tag)} />
            <IconButton
              icon={Trash2}
              label={t('labels.removeTag', { name: tag.name })}
              onClick={() => setRemoved(tag)}
            />
          </li>
        ))}
      </ul>
      <Button
        icon={Plus}
        className="mt-2"
        disabled={data.tags.length >= tagLimits.workspace}
        onClick={() => setEdited('new')}
      >
        {t('labels.addTag')}
      </Button>
      {edited !== null && (
        <TagDialog tag={edited === 'new' ? null : edited} onSaved={put} onClose={() => setEdited(null)} />
      )}
      {removed !== null && (
        <ConfirmDialog
          open
          title={t('labels.removeTitle', { name: removed.name })}
          meaning={t('labels.removeMeaning')}
          confirm={t('labels.removeConfirm')}
          onClose={() => setRemoved(null)}
          onConfirm={async () => {
            const left = await act(connection.request('tag.remove', { id: removed.id }));
            if (left !== null) put(left);
          }}
        />
      )}
    </SectionPart>
  );
}
