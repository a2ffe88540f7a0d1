import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface DisclosureProps {
  label: ReactNode;
  /** Open at first: where something in it is in use. */
  open?: boolean;
  children: ReactNode;
}

/** What most people never need, one press away. */
export function Disclosure({ label, open = false, children }: DisclosureProps) {
  return (
    <Collapsible.Root defaultOpen={open}>
      <Collapsible.Trigger className="group -ms-1.5 inline-flex h-7 items-center gap-1 rounded-control ps-1 pe-2 text-small font-medium text-muted transition-colors hover:bg-hover hover:text-ink">
        <Icon of={ChevronRight} size={14} className="transition-transform group-data-panel-open:rotate-90" />
        {label}
      </Collapsible.Trigger>
      <Collapsible.Panel>{children}</Collapsible.Panel>
    </Collapsible.Root>
  );
}
