import type { ReactNode } from 'react';
import { MissedPart, type RenderTasks } from './missed-part.tsx';
import { NowPart } from './now-part.tsx';
import type { RenderListen, RenderTake, RenderTrace } from './rep-acts.ts';
import { TeamBar } from './team-bar.tsx';
import './team.css';

interface TeamScreenProps {
  part: 'now' | 'missed';
  item: string | null;
  /** Draws who a visitor is; given by `app`, for the panel is another feature's. */
  renderVisitor(visitorId: string): ReactNode;
  /** Draws the way to how a conversation was routed; given by `app` too. */
  renderTrace: RenderTrace;
  renderListen: RenderListen;
  /** Draws the way to take a visitor who waits; given by `app` too. */
  renderTake: RenderTake;
  /** Draws what is to be done after conversations; given by `app` too. */
  renderTasks: RenderTasks;
}

/** Are we covered, and whom did we miss? */
export function TeamScreen({
  part,
  item,
  renderVisitor,
  renderTrace,
  renderListen,
  renderTake,
  renderTasks,
}: TeamScreenProps) {
  return (
    <>
      <TeamBar part={part} />
      {part === 'now' ? (
        <NowPart chosen={item} renderTrace={renderTrace} renderListen={renderListen} renderTake={renderTake} />
      ) : (
        <MissedPart chosen={item} renderVisitor={renderVisitor} renderTrace={renderTrace} renderTasks={renderTasks} />
      )}
    </>
  );
}
