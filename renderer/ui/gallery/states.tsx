import { CloudOff, Coffee } from 'lucide-react';
import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { ErrorState } from '../error-state.tsx';
import { Mark } from '../mark.tsx';
import { RowBones, Skeleton } from '../skeleton.tsx';
import { Strip } from '../strip.tsx';
import { Sample } from './sample.tsx';

export function States() {
  return (
    <>
      <Sample title="Strips" column>
        <Strip
          icon={CloudOff}
          tone="waiting"
          action={
            <Button look="plain" size="small">
              Try now
            </Button>
          }
        >
          Reconnecting since 15:42. You can read and write; what you send goes out when the connection is back.
        </Strip>
        <Strip>A calm line.</Strip>
        <Strip tone="missed">This version of Foyer is too old for the router.</Strip>
      </Sample>
      <Sample title="Empty, failed, loading" column>
        <EmptyState icon={Coffee} title="Nobody waits for you" hint="New visitors appear here the moment they ask." />
        <ErrorState
          title="The conversation could not be opened"
          meaning="The visitor still sees it, and can write."
          action={<Button>Try again</Button>}
        />
        <Skeleton>
          <RowBones count={4} tall />
        </Skeleton>
        <Mark />
      </Sample>
    </>
  );
}
