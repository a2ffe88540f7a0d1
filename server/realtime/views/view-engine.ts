import type * as z from 'zod';
import type { OpenView, ViewName, ViewSnapshot } from '../../../shared/protocol/rep/views.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../../features/actor.ts';
import type { Log } from '../../observability/log.ts';
import type { Line } from '../handlers.ts';
import type { NumberedChange } from './delta-text.ts';
import { gather } from './gather.ts';
import type { ParsedParams, ViewSource } from './view-source.ts';
import { createViewWindow, type Later, type ViewWindow, type WindowSource } from './view-window.ts';

/** One source for each view of the contract. */
export type ViewSources = { [V in ViewName]: ViewSource<V> };

export interface ViewEngineOptions {
  sources: ViewSources;
  /** Sends a window's change on one socket. */
  send(lineId: string, change: NumberedChange): void;
  /** A request may be handled after its socket has gone: its window would never be closed. */
  isOpen(lineId: string): boolean;
  later: Later;
  log: Log;
}

/** The open windows of all `/rep` sockets. */
export interface ViewEngine {
  open(line: Line<RepActor>, input: z.output<typeof OpenView>): Promise<Result<ViewSnapshot>>;
  close(lineId: string, viewId: string): void;
  /** The socket is gone: so are its windows. */
  lineClosed(lineId: string): void;
  readonly size: number;
}

/** More windows than any screen has: a client that needs more is broken. */
const maxWindows = 24;

const bind = <V extends ViewName>(source: ViewSource<V>, actor: RepActor, params: ParsedParams<V>): WindowSource => ({
  batchMs: source.batchMs,
  read: () => source.read(actor, params),
  watch: (dirty) => source.watch(actor, params, dirty),
});

/** Makes the view engine: it diffs, numbers and batches; the sources only read. */
export const createViewEngine = ({ sources, send, isOpen, later, log }: ViewEngineOptions): ViewEngine => {
  const lines = new Map<string, Map<string, ViewWindow>>();
  const together = gather(later);

  const sourceOf = (actor: RepActor, input: z.output<typeof OpenView>): WindowSource => {
    switch (input.view) {
      case 'live':
        return bind(sources.live, actor, input.params);
      case 'inbox':
        return bind(sources.inbox, actor, input.params);
      case 'offers':
        return bind(sources.offers, actor, input.params);
      case 'team':
        return bind(sources.team, actor, input.params);
      case 'waiting':
        return bind(sources.waiting, actor, input.params);
      case 'alerts':
        return bind(sources.alerts, actor, input.params);
      case 'follow_ups':
        return bind(sources.follow_ups, actor, input.params);
      case 'meetings':
        return bind(sources.meetings, actor, input.params);
    }
  };

  const close = (lineId: string, viewId: string): void => {
    const windows = lines.get(lineId);
    windows?.get(viewId)?.dispose();
    windows?.delete(viewId);
    if (windows?.size === 0) lines.delete(lineId);
  };

  return {
    async open(line, input) {
      const { viewId } = input;
      if (!isOpen(line.id)) return fail('unavailable', 'the socket is gone');
      close(line.id, viewId);
      const windows = lines.get(line.id) ?? new Map<string, ViewWindow>();
      if (windows.size >= maxWindows) return fail('conflict', 'too many open views on this socket');
      const window = createViewWindow({
        viewId,
        source: sourceOf(line.actor, input),
        send: (change) => send(line.id, change),
        later: together,
        log,
      });
      windows.set(viewId, window);
      lines.set(line.id, windows);
      try {
        return ok(await window.open());
      } catch (error) {
        if (windows.get(viewId) === window) close(line.id, viewId);
        throw error;
      }
    },
    close,
    lineClosed(lineId) {
      for (const window of lines.get(lineId)?.values() ?? []) window.dispose();
      lines.delete(lineId);
    },
    get size() {
      return [...lines.values()].reduce((sum, windows) => sum + windows.size, 0);
    },
  };
};
