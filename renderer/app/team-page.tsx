import { useReadable, useSlot } from '../bridge/workspace.ts';
import { ListenButton } from '../features/calls/supervision/listen-button.tsx';
import { TaskList } from '../features/desk/task-list.tsx';
import { inboxSlot } from '../features/inbox/inbox-store.ts';
import type { RenderListen, RenderTake, RenderTrace } from '../features/team/rep-acts.ts';
import { TeamScreen } from '../features/team/team-screen.tsx';
import { TraceButton } from '../features/trace/trace-button.tsx';
import { TakeButton } from '../features/transfer/take-button.tsx';
import { VisitorPanel } from '../features/visitor/visitor-panel.tsx';
import { useRoute } from '../lib/use-route.ts';
import { lineWords } from './catalogue-lines.ts';
import { useLateWords } from './use-late-words.ts';

const renderTrace: RenderTrace = (about) => <TraceButton {...about} />;
const renderListen: RenderListen = (about) => <ListenButton {...about} />;
const renderTake: RenderTake = (about) => <TakeWhereAllowed {...about} />;

/** Whom I may take is what the inbox says: who is offered to me is accepted there, who waits elsewhere is not mine to take. */
function TakeWhereAllowed(about: Parameters<RenderTake>[0]) {
  const { items } = useReadable(useSlot(inboxSlot).view);
  return items.some(({ id, mayTake }) => mayTake && id === about.conversationId) ? <TakeButton {...about} /> : null;
}

/** The team, and whom it missed, with the visitor's panel beside. */
export function TeamPage() {
  useLateWords(lineWords);
  const route = useRoute();
  const at = route.screen === 'team' ? route : null;
  return (
    <TeamScreen
      part={at?.part ?? 'now'}
      item={at?.item ?? null}
      renderVisitor={(visitorId) => <VisitorPanel key={visitorId} visitorId={visitorId} />}
      renderTrace={renderTrace}
      renderListen={renderListen}
      renderTake={renderTake}
      renderTasks={(which) => <TaskList {...which} />}
    />
  );
}
