import { useMemo, useState } from 'react';
import { Avatar } from '../avatar.tsx';
import { Button } from '../button.tsx';
import { DataTable } from '../data-table.tsx';
import { ElapsedTime } from '../elapsed-time.tsx';
import { MenuItem } from '../menu-parts.tsx';
import { PaneAsideButton, PaneBackButton, Panes } from '../panes.tsx';
import { VirtualList } from '../virtual-list.tsx';
import { Sample } from './sample.tsx';

interface Row {
  id: string;
  name: string;
  company: string;
  page: string;
  since: number;
}

const PLACES = ['Lisbon', 'Berlin', 'Osaka', 'Toronto', 'São Paulo', 'Cairo'];
const COMPANIES = [
  'Acme Robotics',
  'Fabrikon',
  'Unknown company',
  'Helix Materials and Precision Castings GmbH & Co. KG',
];
const PAGES = ['/pricing', '/security', '/compare', '/'];

function useRows(count: number): Row[] {
  const [now] = useState(() => Date.now());
  return useMemo(
    () =>
      Array.from({ length: count }, (_, index) => ({
        id: String(index),
        name: `Visitor from ${PLACES[index % PLACES.length]}`,
        company: COMPANIES[index % COMPANIES.length] ?? '',
        page: PAGES[index % PAGES.length] ?? '',
        since: now - index * 7_000,
      })),
    [count, now],
  );
}

export function Lists() {
  const rows = useRows(1000);
  const [active, setActive] = useState<string | null>('1');
  const chosen = rows.find((row) => row.id === active);
  return (
    <>
      <Sample title="Panes with a list of cards">
        <div className="h-80 w-full overflow-hidden rounded-plane shadow-near">
          <Panes
            name="gallery"
            listLabel="People"
            mainLabel="Conversation"
            asideLabel="Visitor"
            mainOpen={active !== null}
            onBack={() => setActive(null)}
            list={
              <VirtualList
                label="People"
                items={rows}
                keyOf={(row) => row.id}
                rowHeight={64}
                active={active}
                onActiveChange={setActive}
                rowMenu={() => <MenuItem onSelect={() => {}}>Open</MenuItem>}
                renderRow={(row) => (
                  <div className="flex h-full items-center gap-3 px-4">
                    <Avatar id={row.id} name={row.name} size={32} />
                    <div className="min-w-0 flex-1">
                      <div className="truncate font-medium">{row.name}</div>
                      <div className="truncate text-small text-muted">{row.company}</div>
                    </div>
                    <ElapsedTime waiting since={row.since} className="text-small" />
                  </div>
                )}
              />
            }
            main={
              <>
                <div className="flex h-11 items-center gap-2 px-4">
                  <PaneBackButton />
                  <span className="min-w-0 flex-1 truncate font-semibold">{chosen?.name}</span>
                  <PaneAsideButton keys="mod+i" />
                </div>
                <p className="selectable px-4 text-muted">Do you integrate with SAP?</p>
              </>
            }
            aside={<p className="p-4 text-muted">{chosen?.company}</p>}
          />
        </div>
      </Sample>
      <Sample title="Table">
        <div className="h-72 w-full">
          <DataTable
            label="On the site"
            items={rows}
            keyOf={(row) => row.id}
            rowHeight={36}
            active={active}
            onActiveChange={setActive}
            columns={[
              {
                key: 'name',
                label: 'Person',
                width: 'minmax(0,2fr)',
                cell: (row) => <span className="truncate">{row.name}</span>,
              },
              {
                key: 'company',
                label: 'Company',
                width: 'minmax(0,2fr)',
                cell: (row) => <span className="truncate text-muted">{row.company}</span>,
              },
              {
                key: 'page',
                label: 'Page',
                width: 'minmax(0,1fr)',
                from: 420,
                cell: (row) => <span className="truncate text-muted">{row.page}</span>,
              },
              {
                key: 'since',
                label: 'Since',
                width: '4rem',
                align: 'end',
                cell: (row) => <ElapsedTime since={row.since} />,
              },
              {
                key: 'act',
                label: 'Act',
                labelHidden: true,
                width: '5rem',
                align: 'end',
                cell: () => <Button size="small">Pounce</Button>,
              },
            ]}
          />
        </div>
      </Sample>
    </>
  );
}
