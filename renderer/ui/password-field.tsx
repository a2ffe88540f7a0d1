import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';
import { TextField } from './text-field.tsx';

/** A password that can be looked at while typing, for a long one typed blind is typed wrong. */
export function PasswordField({
  size = 'medium',
  ...rest
}: Omit<ComponentProps<typeof TextField>, 'type' | 'leading'>) {
  const { t } = useTranslation('ui');
  const [shown, setShown] = useState(false);
  return (
    <span className="relative block w-full">
      <TextField {...rest} size={size} type={shown ? 'text' : 'password'} className="pe-9" spellCheck={false} />
      <IconButton
        icon={shown ? EyeOff : Eye}
        size="small"
        label={shown ? t('hidePassword') : t('showPassword')}
        className={size === 'large' ? 'absolute end-1.5 top-1.5' : 'absolute end-1 top-1'}
        onClick={() => setShown(!shown)}
      />
    </span>
  );
}
