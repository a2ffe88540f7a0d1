import { ArrowDown, ArrowUp, Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RoutingRule } from '../../../shared/domain/routing-plan.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { navigate } from '../../lib/use-route.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { MenuItem, MenuSeparator } from '../../ui/menu-parts.tsx';
import { duplicateRule, isLast, moveRule, removeRule, restoreRule } from './draft-plan.ts';
import { usePlanDesk } from './plan-desk.tsx';
import { hrefOf } from './rooms.ts';
import { useRemove } from './use-remove.ts';

/** What one may do with a rule beside reading it. */
export function RuleMenu({ rule, onRemoved }: { rule: RoutingRule; onRemoved?: () => void }) {
  const { t } = useTranslation('routing');
  const { ids } = useWorkspace();
  const { plan, edit } = usePlanDesk();
  const remove = useRemove();
  const at = plan.rules.findIndex(({ id }) => id === rule.id);
  const last = isLast(plan, rule.id);
  return (
    <Menu
      align="end"
      trigger={<IconButton icon={Ellipsis} size="small" label={t('rules.more', { name: rule.name })} />}
    >
      <MenuItem icon={Pencil} onSelect={() => navigate(hrefOf({ room: 'rules', item: rule.id }))}>
        {t('rules.editShort')}
      </MenuItem>
      <MenuItem
        icon={Copy}
        onSelect={() =>
          edit((now) => duplicateRule(now, rule.id, t('rules.copyName', { name: rule.name }).slice(0, 120), ids.next))
        }
      >
        {t('rules.duplicate')}
      </MenuItem>
      {!last && (
        <>
          <MenuItem
            icon={ArrowUp}
            keys="alt+up"
            disabled={at === 0}
            onSelect={() => edit((now) => moveRule(now, at, at - 1))}
          >
            {t('rules.up')}
          </MenuItem>
          <MenuItem
            icon={ArrowDown}
            keys="alt+down"
            disabled={at >= plan.rules.length - 2}
            onSelect={() => edit((now) => moveRule(now, at, at + 1))}
          >
            {t('rules.down')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem
            icon={Trash2}
            danger
            onSelect={() => {
              onRemoved?.();
              remove(
                t('rules.deleted', { name: rule.name }),
                at,
                (now) => removeRule(now, rule.id),
                (now) => restoreRule(now, rule, at),
              );
            }}
          >
            {t('rules.delete')}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
