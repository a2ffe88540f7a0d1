import { northwindAccounts } from './northwind-accounts.ts';
import { northwindPeople } from './northwind-people.ts';
import { northwindPersonas } from './northwind-personas.ts';
import { northwindScripts } from './northwind-scripts.ts';
import { northwindMeetingTitles, northwindPages, northwindSite, northwindSources } from './northwind-site.ts';

/** All that the demo workspace is made from. */
export const northwind = {
  site: northwindSite,
  pages: northwindPages,
  sources: northwindSources,
  people: northwindPeople,
  accounts: northwindAccounts,
  personas: northwindPersonas,
  scripts: northwindScripts,
  meetingTitles: northwindMeetingTitles,
} as const;
