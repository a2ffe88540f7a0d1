import { useTranslation } from 'react-i18next';
import type { Route } from '../lib/route.ts';
import { href } from '../lib/route.ts';
import { Count } from '../ui/count.tsx';
import { Icon } from '../ui/icon.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import type { Screen } from './screen.ts';

const nobody = () => 0;

function RailItem({ screen, here }: { screen: Screen; here: boolean }) {
  const { t } = useTranslation('app');
  const useCount = screen.useCount ?? nobody;
  const count = useCount();
  const name = t(`screens.${screen.name}`);
  return (
    <Tooltip label={name} keys={screen.keys} side="right">
      <a
        href={href[screen.name]()}
        draggable={false}
        aria-label={count > 0 ? `${name}, ${t('needYou', { count })}` : name}
        aria-current={here ? 'page' : undefined}
        className="window-still relative flex size-9 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-press aria-[current]:text-ink"
      >
        <Icon of={screen.icon} size={18} />
        <Count
          value={count}
          look="loud"
          className="absolute -end-0.5 -top-0.5 shadow-[0_0_0_2px_var(--color-canvas)]"
        />
      </a>
    </Tooltip>
  );
}

/** The way between screens; its numbers are people who need you, nothing else. */
export function Rail({
  screens,
  route,
  children,
}: {
  screens: readonly Screen[];
  route: Route;
  children: React.ReactNode;
}) {
  const { t } = useTranslation('app');
  const items = (place: Screen['place']) =>
    screens
      .filter((screen) => screen.place === place)
      .map((screen) => <RailItem key={screen.name} screen={screen} here={route.screen === screen.name} />);
  return (
    <div className="window-drag flex w-13 shrink-0 flex-col items-center pb-2">
      {children}
      <nav aria-label={t('nav')} className="flex min-h-0 flex-1 flex-col items-center gap-1 pt-2">
        {items('start')}
        <span className="flex-1" />
        {items('end')}
      </nav>
    </div>
  );
}
