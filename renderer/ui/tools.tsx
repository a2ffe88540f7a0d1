import { Ellipsis, type LucideIcon } from 'lucide-react';
import {
  createContext,
  Fragment,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { ShortcutKeys } from '../lib/shortcut-table.ts';
import { IconButton } from './icon-button.tsx';
import { Menu } from './menu.tsx';
import { MenuItem, MenuSeparator } from './menu-parts.tsx';
import { useShortcut } from './shortcut-context.tsx';

/** One act of a header: an icon of its own where it is one of the few main ones, else a line of the *More* menu. */
export interface Tool {
  /** One of its kind per header. */
  id: string;
  icon: LucideIcon;
  label: string;
  /** Shown beside it, and registered as a shortcut that works while one types. */
  keys?: ShortcutKeys;
  /** Heading in the list of shortcuts. */
  group: string;
  /** Its place among the icons, or in the menu: lower comes first; a new hundred begins a new part of the menu. */
  order: number;
  main?: boolean;
  danger?: boolean;
  disabled?: boolean;
  run(): void;
}

interface ToolSet {
  list(): readonly Tool[];
  put(tool: Tool): void;
  remove(id: string): void;
  subscribe(listener: () => void): () => void;
}

function createToolSet(): ToolSet {
  let tools: readonly Tool[] = [];
  const listeners = new Set<() => void>();
  const set = (next: readonly Tool[]): void => {
    tools = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    list: () => tools,
    put: (tool) => set([...tools.filter(({ id }) => id !== tool.id), tool].sort((a, b) => a.order - b.order)),
    remove: (id) => set(tools.filter((tool) => tool.id !== id)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const Context = createContext<ToolSet | null>(null);

/** Gathers the tools that are offered below it, for a `ToolBar` below it. */
export function ToolArea({ children }: { children: ReactNode }) {
  const [tools] = useState(createToolSet);
  return <Context value={tools}>{children}</Context>;
}

function useTools(): ToolSet {
  const tools = useContext(Context);
  if (tools === null) throw new Error('useTool needs a ToolArea above it');
  return tools;
}

/** Offers a tool, with its shortcut, while the component is on screen; `null` offers nothing. */
export function useTool(tool: Tool | null): void {
  const tools = useTools();
  const latest = useRef(tool);
  latest.current = tool;
  const run = (): void => latest.current?.run();
  useShortcut(
    tool === null || tool.disabled === true
      ? null
      : { keys: tool.keys ?? '', label: tool.label, group: tool.group, inText: true, run },
  );
  // What it is drawn by; a new `run` of each rendering draws nothing anew.
  const { id, icon, label, keys, group, order, main, danger, disabled } = tool ?? {};
  useEffect(() => {
    if (id === undefined || icon === undefined || label === undefined || group === undefined) return;
    tools.put({
      ...{ id, icon, label, keys, group, order: order ?? 0, main, danger, disabled },
      run: () => latest.current?.run(),
    });
    return () => tools.remove(id);
  }, [tools, id, icon, label, keys, group, order, main, danger, disabled]);
}

/** The tools that are offered now: the main ones as icons, everything else under *More*. */
export function ToolBar({ more }: { /** The menu's name. */ more: string }) {
  const tools = useTools();
  const list = useSyncExternalStore(tools.subscribe, tools.list);
  const rest = list.filter(({ main }) => main !== true);
  return (
    <div className="flex shrink-0 items-center gap-1">
      {list
        .filter(({ main }) => main === true)
        .map(({ id, icon, label, keys, disabled, run }) => (
          <IconButton key={id} icon={icon} label={label} keys={keys} disabled={disabled} onClick={run} />
        ))}
      {rest.length > 0 && (
        <Menu align="end" trigger={<IconButton icon={Ellipsis} label={more} />}>
          {rest.map(({ id, icon, label, keys, disabled, danger, order, run }, index) => (
            <Fragment key={id}>
              {index > 0 && Math.floor(order / 100) !== Math.floor((rest[index - 1]?.order ?? 0) / 100) && (
                <MenuSeparator />
              )}
              <MenuItem icon={icon} keys={keys} danger={danger} disabled={disabled} onSelect={run}>
                {label}
              </MenuItem>
            </Fragment>
          ))}
        </Menu>
      )}
    </div>
  );
}
