import { ImagePlus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../../bridge/workspace.ts';
import { Button } from '../../../ui/button.tsx';
import { FormRow } from '../../../ui/form-row.tsx';
import { shrinkPicture } from './shrink-picture.ts';

interface PictureFieldProps {
  siteId: string;
  kind: 'logo' | 'team';
  value: string | null;
  onChange(picture: string | null): void;
}

/** A picture of the look: picked, made small, and kept by the router, so that the preview shows it before it is saved. */
export function PictureField({ siteId, kind, value, onChange }: PictureFieldProps) {
  const { t } = useTranslation('look');
  const { connection, routerUrl } = useWorkspace();
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<'kind' | 'failed' | null>(null);
  const take = async (file: File): Promise<void> => {
    setBusy(true);
    setRefused(null);
    const data = await shrinkPicture(kind, file);
    const put = data === null ? null : await connection.request('site.put_picture', { siteId, kind, data });
    setBusy(false);
    if (put?.ok) onChange(put.data.picture);
    else setRefused(put === null || put.error.code === 'bad_request' ? 'kind' : 'failed');
  };
  return (
    <FormRow
      layout="beside"
      label={t(kind)}
      hint={t(`${kind}Hint`)}
      error={refused === null ? undefined : t(`picture.${refused}`)}
    >
      <span className="flex items-center gap-2">
        {value !== null && (
          <img
            src={`${routerUrl}/widget/pictures/${value}`}
            alt=""
            className={`h-9 rounded-control object-cover ${kind === 'logo' ? 'w-9' : 'w-16'}`}
          />
        )}
        <Button size="small" icon={ImagePlus} busy={busy} onClick={() => picker.current?.click()}>
          {t(value === null ? 'picture.choose' : 'picture.change')}
        </Button>
        {value !== null && (
          <Button size="small" look="plain" icon={Trash2} onClick={() => onChange(null)}>
            {t('picture.remove')}
          </Button>
        )}
        <input
          ref={picker}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label={t(`picture.${kind}`)}
          hidden
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            currentTarget.value = '';
            if (file !== undefined) void take(file);
          }}
        />
      </span>
    </FormRow>
  );
}
