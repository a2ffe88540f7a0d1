import type { Conversation, Entry } from '../../../shared/domain/conversation.ts';
import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { ParsedInputOf } from '../../../shared/protocol/contract.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { ExperienceView, VisitorContract } from '../../../shared/protocol/visitor/contract.ts';
import type { Tx } from '../../db/tx.ts';
import type { VisitorActor } from '../actor.ts';
import type { ConversationRow } from '../conversations/conversation-repository.ts';
import type { Conversations, StartInput } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import type { Visitors } from '../visitors/visitors.ts';
import type { VisitorWords } from '../words/visitor-words.ts';
import { builtInExperience, type StepName, viewIn } from './built-in-experience.ts';
import { createImpressions } from './impressions.ts';
import { createSteps } from './steps.ts';

/** A pounce that was answered: whose words the conversation begins with. */
export interface PounceReplied {
  id: string;
  repId: string;
  text: string;
}

/** What rules may ask of the moment in which a visitor asks for a rep. */
interface AskedAt {
  page: string | null;
  answers: Record<string, string>;
  /** They asked to be called. */
  byVoice?: boolean;
}

export interface ExperiencePorts {
  conversations: Conversations;
  visitors: Visitors;
  routing: {
    /** *Route for Inbound Chat*: the conversation waits, or is shown the booker where nobody could take it. */
    ask(tx: Tx, input: { conversationId: string; visitorId: string } & AskedAt): Promise<unknown>;
    /** The conversation began with a rep's pounce: it is that rep's, or waits where they have gone. */
    pounceReplied(
      tx: Tx,
      input: { conversationId: string; visitorId: string; repId: string } & AskedAt,
    ): Promise<unknown>;
  };
  pounces: {
    /** The visitor's own pounce if it can still be answered, taken so that nothing else ends it. */
    take(tx: Tx, visitorId: string, pounceId: string): Promise<PounceReplied | null>;
    /** The conversation that came of it. */
    replied(tx: Tx, pounceId: string, conversationId: string): Promise<void>;
  };
  /** True while a rep could be offered a conversation. */
  repsAvailable(): boolean;
}

type Start = ParsedInputOf<VisitorContract, 'conversation.start'>;
type Done = Result<Record<string, never>>;

const gone = () => fail('unavailable', 'the visitor is not here');

/** The step whose answer rules may compare. */
const greetingStep: StepName = 'greeting';

/** The step that an entry of the conversation's sequence is, beside the words. */
const stepOf: Partial<Record<Entry['type'], StepName>> = {
  waiting: 'route',
  joined: 'rep',
  booker_shown: 'booker',
  booked: 'booked',
  closed: 'closed',
};

/** The built-in experience: greeting, two buttons, *Route for Inbound Chat*, the e-mail question, the booker. */
export const createExperiences = (core: Core, ports: ExperiencePorts) => {
  const { store, board, ids } = core;
  const { conversations, visitors, routing, pounces } = ports;
  const steps = createSteps(core, conversations.openOf);
  const impressions = createImpressions(core, visitors, steps.entered);
  /** Commands that make a conversation now: what is said in it so far is not said to anybody who waits. */
  const starting = new WeakSet<Tx>();

  /** Asks for an e-mail address once, while the visitor waits, where none is known. */
  const askEmail = async (tx: Tx, row: ConversationRow): Promise<void> => {
    if (row.phase !== 'waiting' || row.email_asked !== 'no') return;
    if ((await visitors.emailOf(tx, row.visitor_id)) !== null) return;
    await conversations.setEmailAsked(tx, row.id, 'asked');
    await steps.entered(tx, row.impression_id, row, 'email');
  };

  const route = async (tx: Tx, conversationId: string, visitorId: string, at: AskedAt): Promise<void> => {
    const row = await conversations.row(tx, conversationId);
    // Noted before the answer: with nobody there the booker follows at once, and the visitor came by here all the same.
    await steps.entered(tx, row.impression_id, row, 'route');
    await routing.ask(tx, { conversationId, visitorId, ...at });
    await askEmail(tx, await conversations.row(tx, conversationId));
  };

  /** A visitor who was shown the booker goes on waiting only where somebody could come: else they would be shown it again. */
  const mayRoute = (phase: Conversation['phase']): boolean =>
    phase === 'bot' || (phase === 'overflow' && ports.repsAvailable());

  const onStep = async (tx: Tx, conversationId: string, step: StepName): Promise<void> => {
    const row = await conversations.row(tx, conversationId);
    await steps.entered(tx, row.impression_id, row, step);
  };

  board.inside('conversation.appended', (tx, { conversation, entry }) => {
    const step = stepOf[entry.type];
    if (step) return onStep(tx, conversation.id, step);
    const words = entry.type === 'message' && entry.sender.kind === 'visitor' && !starting.has(tx);
    if (!words || !mayRoute(conversation.phase)) return;
    const { id, visitorId } = conversation;
    return route(tx, id, visitorId, { page: visitors.currentPath(visitorId), answers: {} });
  });

  const saidOf = (
    { by, clientId, impressionId }: Start,
    pounce: PounceReplied | null,
    words: VisitorWords,
  ): StartInput['said'] => {
    const greeting = { from: 'bot' as const, text: words['experience.greeting'], clientId: ids.next() };
    if (by.kind !== 'choice') {
      const own = { from: 'visitor' as const, text: by.text, clientId };
      if (pounce) return [{ from: 'rep', repId: pounce.repId, text: pounce.text, clientId: ids.next() }, own];
      return impressionId ? [greeting, own] : [own];
    }
    const choice = { from: 'visitor' as const, text: words[`experience.${by.choice}`], clientId };
    const answer = { from: 'bot' as const, text: words['experience.pickTime'], clientId: ids.next() };
    return by.choice === 'book' ? [greeting, choice, answer] : [greeting, choice];
  };

  /** The button they pressed is what they answered to the greeting. */
  const answersOf = ({ by }: Start): Record<string, string> =>
    by.kind === 'choice' ? { [greetingStep]: by.choice } : {};

  const isCall = ({ by }: Start): boolean => by.kind === 'choice' && by.choice === 'call';

  /** The visitor asked to start while a conversation is open: their words and wish go into that one. */
  const goOn = async (
    tx: Tx,
    actor: VisitorActor,
    row: ConversationRow,
    { by, clientId }: Start,
    at: AskedAt,
  ): Promise<Done> => {
    if (row.state === 'closed' || row.start_client_id === clientId) return ok({});
    if (by.kind !== 'choice') {
      const sent = await conversations.send(tx, actor, { conversationId: row.id, clientId, text: by.text });
      return sent.ok ? ok({}) : sent;
    }
    if (by.choice !== 'book' && mayRoute(row.phase)) await route(tx, row.id, actor.visitorId, at);
    if (by.choice === 'book' && row.phase === 'bot') await conversations.showBooker(tx, row.id);
    return ok({});
  };

  return {
    /** The experience of the page the visitor looks at. */
    view: ({ visitorId }: VisitorActor): ExperienceView => viewIn(visitors.wordsOf(visitorId)),

    shown: (actor: VisitorActor, tabId: string, experienceId: string): Promise<Result<{ impressionId: string }>> =>
      store.run(async (tx) => {
        if (experienceId !== builtInExperience.id) return fail('not_found', 'no such experience');
        return ok({ impressionId: await impressions.shown(tx, actor.visitorId, tabId) });
      }),

    /** The messenger was closed or opened. */
    toggled: (actor: VisitorActor, open: boolean): Promise<Done> => {
      visitors.touched(actor.visitorId);
      return store.run(async (tx) => {
        if (open) await steps.cameBack(tx, actor.visitorId);
        else await steps.dropped(tx, actor.visitorId, 'closed_messenger');
        return ok({});
      });
    },

    /** Starts a conversation once per client id: talk and own words are routed, booking leads to the booker at once. */
    start: (actor: VisitorActor, tabId: string, input: Start): Promise<Result<{ conversation: Conversation }>> =>
      store.run(async (tx) => {
        const { visitorId } = actor;
        if (!(await visitors.remember(tx, visitorId))) return gone();
        // Words that answer a pounce which is over by now are words like any others.
        const pounce = input.by.kind === 'pounce_reply' ? await pounces.take(tx, visitorId, input.by.pounceId) : null;
        const page = visitors.pageOf(visitorId, tabId)?.page.path ?? visitors.currentPath(visitorId);
        const at = { page, answers: answersOf(input), byVoice: isCall(input) };
        starting.add(tx);
        const { row, started } = await conversations.start(tx, {
          visitor: actor,
          clientId: input.clientId,
          impressionId: await impressions.ownOf(tx, visitorId, input.impressionId),
          pagePath: page,
          said: saidOf(input, pounce, visitors.wordsOf(visitorId)),
          words: input.by.kind === 'choice' ? '' : input.by.text,
        });
        starting.delete(tx);
        if (!started) {
          const done = await goOn(tx, actor, row, input, at);
          if (!done.ok) return done;
        } else if (input.by.kind === 'choice' && input.by.choice === 'book') {
          await conversations.showBooker(tx, row.id);
        } else if (pounce) {
          await routing.pounceReplied(tx, { conversationId: row.id, visitorId, repId: pounce.repId, ...at });
          await askEmail(tx, await conversations.row(tx, row.id));
          await pounces.replied(tx, pounce.id, row.id);
        } else await route(tx, row.id, visitorId, at);
        return ok({ conversation: await conversations.headOf(tx, await conversations.row(tx, row.id)) });
      }),

    giveEmail: (actor: VisitorActor, email: string): Promise<Done> =>
      store.run(async (tx) => {
        if (!(await visitors.identify(tx, actor.visitorId, { email }))) return gone();
        const open = await conversations.openOf(tx, actor.visitorId);
        if (open && open.email_asked !== 'given') await conversations.setEmailAsked(tx, open.id, 'given');
        return ok({});
      }),

    skipEmail: (actor: VisitorActor): Promise<Done> =>
      store.run(async (tx) => {
        const open = await conversations.openOf(tx, actor.visitorId);
        if (open?.email_asked === 'asked') await conversations.setEmailAsked(tx, open.id, 'skipped');
        return ok({});
      }),

    /**
     * A visitor is off the site for good: what nobody had taken over is over, and a later visit starts anew. A rep's own
     * conversation is the rep's to close.
     */
    visitorGone: async (tx: Tx, visitorId: string): Promise<void> => {
      const open = await conversations.openOf(tx, visitorId);
      if (open && open.phase !== 'active') await conversations.close(tx, open.id, 'visitor_left', null);
    },

    /** Who leaves between two steps has dropped off. */
    leaseMoved: async (tx: Tx, visitorId: string, connection: VisitorConnection): Promise<void> => {
      if (connection === 'left') await steps.dropped(tx, visitorId, 'left');
    },
  };
};

export type Experiences = ReturnType<typeof createExperiences>;
