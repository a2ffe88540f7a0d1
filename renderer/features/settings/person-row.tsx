import { Ellipsis, KeyRound, LogOut, UserRoundCheck, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, roles } from '../../../shared/domain/person.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { zoneCity } from '../../lib/zones.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { MenuItem, MenuSeparator } from '../../ui/menu-parts.tsx';
import { Select } from '../../ui/select.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { LinkDialog, type OneTimeLink } from './link-dialog.tsx';
import { useAct } from './use-act.ts';

/** One person: who, what they may, and what an admin may do about it. */
export function PersonRow({ person, onChanged }: { person: Person; onChanged(): void }) {
  const { t } = useTranslation('settings');
  const me = useMe();
  const { connection } = useWorkspace();
  const act = useAct();
  const [asking, setAsking] = useState<'deactivate' | 'sign_out' | null>(null);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const personId = person.id;
  const self = me.id === personId;
  const mayAct = me.role === 'admin' && !self;
  const { name } = person;

  const changed = async (ask: Promise<unknown>): Promise<void> => {
    await ask;
    onChanged();
  };
  const setActive = (active: boolean, done: string): Promise<void> =>
    changed(act(connection.request('people.set_active', { personId, active }), done));

  return (
    <li className="flex min-h-14 items-center gap-3 rounded-control px-2 py-1.5 hover:bg-hover">
      <Avatar id={personId} name={name} photo={person.photo} size={32} className={cx(!person.active && 'grayscale')} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <bdi className={cx('truncate font-medium', !person.active && 'text-muted')}>{name}</bdi>
          {self && <span className="shrink-0 text-small text-faint">{t('people.you')}</span>}
        </p>
        <p className="truncate text-small text-muted">
          <bdi className="selectable">{person.email}</bdi>
          {' · '}
          {zoneCity(person.zone)}
        </p>
      </div>
      {mayAct && person.active ? (
        <span className="w-28 shrink-0">
          <Select
            size="small"
            label={t('people.roleOf', { name })}
            value={person.role}
            options={roles.map((role) => ({
              value: role,
              label: t(`roles.${role}.name`),
              hint: t(`roles.${role}.hint`),
            }))}
            onChange={(role) =>
              void changed(
                act(
                  connection.request('people.set_role', { personId, role }),
                  t('people.roleDone', { name, role: t(`roles.${role}.name`) }),
                ),
              )
            }
          />
        </span>
      ) : (
        <span className="w-28 shrink-0 ps-2 text-small text-muted">{t(`roles.${person.role}.name`)}</span>
      )}
      {mayAct && (
        <Menu align="end" trigger={<IconButton icon={Ellipsis} label={t('people.more', { name })} />} className="w-72">
          {person.active ? (
            <>
              <MenuItem
                icon={KeyRound}
                hint={t('people.reset.hint')}
                onSelect={() =>
                  void act(connection.request('people.reset_password', { personId })).then((made) => {
                    if (made !== null) {
                      setLink({ ...made, title: t('people.reset.title', { name }), hint: t('people.reset.linkHint') });
                    }
                  })
                }
              >
                {t('people.reset.open')}
              </MenuItem>
              <MenuItem icon={LogOut} hint={t('people.signOut.hint')} onSelect={() => setAsking('sign_out')}>
                {t('people.signOut.open')}
              </MenuItem>
              <MenuSeparator />
              <MenuItem
                icon={UserRoundX}
                danger
                hint={t('people.deactivate.hint')}
                onSelect={() => setAsking('deactivate')}
              >
                {t('people.deactivate.open')}
              </MenuItem>
            </>
          ) : (
            <MenuItem
              icon={UserRoundCheck}
              hint={t('people.activate.hint')}
              onSelect={() => void setActive(true, t('people.activate.done', { name }))}
            >
              {t('people.activate.open')}
            </MenuItem>
          )}
        </Menu>
      )}
      {me.role === 'admin' && self && <span className="w-8" />}
      <ConfirmDialog
        open={asking === 'deactivate'}
        title={t('people.deactivate.title', { name })}
        meaning={t('people.deactivate.meaning')}
        confirm={t('people.deactivate.confirm')}
        onClose={() => setAsking(null)}
        onConfirm={() => setActive(false, t('people.deactivate.done', { name }))}
      />
      <ConfirmDialog
        open={asking === 'sign_out'}
        title={t('people.signOut.title', { name })}
        meaning={t('people.signOut.meaning')}
        confirm={t('people.signOut.confirm')}
        onClose={() => setAsking(null)}
        onConfirm={() =>
          changed(act(connection.request('people.sign_out', { personId }), t('people.signOut.done', { name })))
        }
      />
      <LinkDialog link={link} onClose={() => setLink(null)} />
    </li>
  );
}
