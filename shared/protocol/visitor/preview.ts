import type { PersonRef } from '../../domain/person.ts';
import type { WidgetWords } from '../http/widget.ts';
import type { WidgetLook } from '../http/widget-look.ts';

/** What the console tells the frame in which it shows how a messenger will look, whenever something of it changes. */
export interface PreviewMessage {
  foyer: 'preview';
  site: { name: string; look: WidgetLook };
  words: WidgetWords;
  greeting: string;
  choices: { talk: string; book: string };
  /** Whoever stands for the team. */
  rep: PersonRef;
  /** A talk to show, the visitor's words first and then the rep's in turn; none shows the greeting. */
  talk: readonly string[];
}

/** What the frame says to the console once it can be told something. */
export interface PreviewReady {
  foyer: 'preview-ready';
}
