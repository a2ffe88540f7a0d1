import { CallBar } from '../features/calls/call-bar.tsx';
import { ListenBar } from '../features/calls/supervision/listen-bar.tsx';
import { DemoBar } from '../features/demos/demo-bar.tsx';
import { BookButton } from '../features/meetings/book-tool.tsx';
import { lineWords } from './catalogue-lines.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { useLateWords } from './use-late-words.ts';

/** What is heard, said and shown, line by line at the window's foot. */
export function FootLines() {
  useLateWords(lineWords);
  return (
    <>
      <ErrorBoundary>
        <ListenBar />
        <CallBar book={(about) => <BookButton {...about} />} />
      </ErrorBoundary>
      <ErrorBoundary>
        <DemoBar />
      </ErrorBoundary>
    </>
  );
}
