import type { ReactNode } from 'react';
import { MissedPart } from './missed-part.tsx';
import { NowPart } from './now-part.tsx';
import { TeamBar } from './team-bar.tsx';
import './team.css';

interface TeamScreenProps {
  part: 'now' | 'missed';
  item: string | null;
  /** Draws who a visitor is; given by `app`, for the panel is another feature's. */
  renderVisitor(visitorId: string): ReactNode;
}

/** Are we covered, and whom did we miss? */
export function TeamScreen({ part, item, renderVisitor }: TeamScreenProps) {
  return (
    <>
      <TeamBar part={part} />
      {part === 'now' ? <NowPart chosen={item} /> : <MissedPart chosen={item} renderVisitor={renderVisitor} />}
    </>
  );
}
