import { createStore, type StoreApi } from 'zustand/vanilla';
import { noFacts, type RoutingFacts } from '../../../shared/domain/routing-facts.ts';
import { slot } from '../../bridge/workspace.ts';

/** Whom the preview is about: somebody on the site, or somebody made up. */
export interface PreviewSubject {
  from: 'site' | 'made';
  visitorId: string | null;
  facts: RoutingFacts;
}

export interface PreviewStore {
  readonly subject: StoreApi<PreviewSubject>;
}

/** Whom one looked at last; kept while one walks from rule to rule. */
export const previewSlot = slot<PreviewStore>('routing-preview', () => ({
  subject: createStore<PreviewSubject>(() => ({
    from: 'made',
    visitorId: null,
    facts: { ...noFacts, page: '/pricing' },
  })),
}));
