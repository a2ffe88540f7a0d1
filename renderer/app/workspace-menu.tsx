import { Keyboard, LogOut, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHello } from '../bridge/workspace.ts';
import { THEME_CHOICES } from '../lib/theme.ts';
import { LetterTile } from '../ui/letter-tile.tsx';
import { Menu } from '../ui/menu.tsx';
import { MenuChoice, MenuItem, MenuSeparator, Submenu } from '../ui/menu-parts.tsx';
import { useTheme } from './theme-area.tsx';

interface WorkspaceMenuProps {
  onShortcuts(): void;
  onSignOut(): void;
}

/** Which workspace this is, who is signed in, how it looks, and the way out. */
export function WorkspaceMenu({ onShortcuts, onSignOut }: WorkspaceMenuProps) {
  const { t } = useTranslation('app');
  const { me, settings, demo } = useHello();

  const theme = useTheme();
  const name = settings.workspaceName;
  return (
    <Menu
      side="bottom"
      className="w-60"
      trigger={
        <button
          type="button"
          aria-label={t('workspace.menu')}
          className="window-still rounded-control transition-opacity hover:opacity-85"
        >
          <LetterTile id={name} name={name} size={28} />
        </button>
      }
      header={
        <div className="px-2 pt-1.5 pb-2">
          <div className="flex items-baseline gap-2">
            <span className="min-w-0 truncate font-semibold">{name}</span>
            {demo && <span className="text-meta text-faint">{t('workspace.demo')}</span>}
          </div>
          <div className="truncate text-small text-muted">{t('workspace.signedInAs', { name: me.name })}</div>
          <div className="truncate text-small text-faint">{me.email}</div>
        </div>
      }
    >
      <MenuSeparator />
      <Submenu icon={SunMoon} label={t('workspace.theme')}>
        <MenuChoice
          label={t('workspace.theme')}
          value={theme.choice}
          options={THEME_CHOICES.map((choice) => ({ value: choice, label: t(`workspace.themes.${choice}`) }))}
          onChange={theme.choose}
        />
      </Submenu>
      <MenuItem icon={Keyboard} keys="?" onSelect={onShortcuts}>
        {t('workspace.shortcuts')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={onSignOut}>
        {t('workspace.signOut')}
      </MenuItem>
    </Menu>
  );
}
