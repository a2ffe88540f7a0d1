import type { Search } from '../../features/search/search.ts';
import type { RepHandlers } from '../handlers.ts';

/** The search over everything. */
export const searchHandlers = (search: Search): RepHandlers<'search.find'> => ({
  'search.find': (_line, input) => search.find(input),
});
