import type { Demo } from '../../shared/domain/demo.ts';
import type { VisitorState } from '../../shared/protocol/visitor/contract.ts';
import { northwindPages, type PageKey } from '../features/demo/northwind-site.ts';
import { seededRandom } from '../features/demo/seeded-random.ts';
import { createDialogue } from './dialogue.ts';
import type { Line, OpenLine, Push } from './line.ts';
import type { PracticeTime } from './practice-time.ts';
import { Talk } from './talk.ts';
import { toComeBack, toNotice, toReact, toType } from './tempo.ts';
import { TestCall } from './test-call.ts';
import type { Step, VisitPlan } from './visit-plan.ts';

export interface VisitorGround {
  time: PracticeTime;
  openLine: OpenLine;
  /** The origin of the site's pages. */
  hostOrigin: string;
  /** The visit is over and the tab closed. */
  left(visitor: PracticeVisitor): void;
}

const allPages = Object.keys(northwindPages) as PageKey[];

/** Who asks only where somebody could answer waits so long for that. */
const longestWaitMs = 10 * 60_000;
/** A rep who has only just come needs a moment to look around. */
const repSettlesMs = 4_000;

/** One synthetic visitor: a tab that goes its way by plan until somebody speaks to it. */
export class PracticeVisitor {
  readonly plan: VisitPlan;
  readonly #ground: VisitorGround;
  readonly #random: ReturnType<typeof seededRandom>;
  readonly #timers = new Set<() => void>();
  #steps: (() => void)[] = [];
  #line: Line | null = null;
  #state: VisitorState | null = null;
  #onState: (() => void) | null = null;
  #page: { url: string; title: string; referrer: string } | null = null;
  #talk: Talk | null = null;
  readonly #call: TestCall;
  #teaser: string | null = null;
  #cardMet = false;
  #tries = 0;
  #gone = false;

  constructor(plan: VisitPlan, ground: VisitorGround) {
    this.plan = plan;
    this.#ground = ground;
    this.#random = seededRandom(plan.seed);
    this.#call = new TestCall({
      takes: plan.who.calls,
      line: () => this.#line,
      later: (ms, run) => this.#later(ms, run),
      random: this.#random.next,
    });
  }

  get isTalking(): boolean {
    return this.#talk !== null;
  }

  /** True where somebody could answer, as far as this visitor's messenger says. */
  get seesReps(): boolean {
    return this.#state?.repsAvailable ?? false;
  }

  /** Comes in and begins its visit. */
  arrive(): void {
    if (this.plan.roamMs !== undefined) this.#roam(this.plan.roamMs);
    for (const step of this.plan.steps) this.#steps.push(this.#later(step.at, () => this.#act(step)));
    void this.#connect();
  }

  /** Closes the tab. */
  leave(): void {
    if (this.#gone) return;
    this.#gone = true;
    for (const drop of this.#timers) drop();
    this.#timers.clear();
    this.#call.drop();
    this.#line?.close();
    this.#line = null;
    this.#ground.left(this);
  }

  #later(ms: number, run: () => void): () => void {
    const drop = this.#ground.time.after(ms, () => {
      this.#timers.delete(stop);
      if (!this.#gone) run();
    });
    const stop = (): void => {
      this.#timers.delete(stop);
      drop();
    };
    this.#timers.add(stop);
    return stop;
  }

  async #connect(): Promise<void> {
    const line = await this.#ground.openLine(this.plan.browser, {
      push: (push) => this.#hear(push),
      dropped: () => this.#dropped(),
    });
    if (this.#gone) {
      line?.close();
      return;
    }
    this.#line = line;
    if (!line) return this.#dropped();
    this.#tries = 0;
    const state = await line.request('state.get', {});
    if (state.ok) this.#takeState(state.data);
    if (this.#page) void line.request('page.view', this.#page);
    await this.#talk?.catchUp();
  }

  #dropped(): void {
    this.#line = null;
    // The versions of another socket begin anew.
    this.#state = null;
    if (this.#gone) return;
    this.#later(toComeBack(this.#tries, this.#random.next), () => void this.#connect());
    this.#tries += 1;
  }

  #hear(push: Push): void {
    if (this.#gone) return;
    if (push.event === 'state') this.#takeState(push.data);
    else if (push.event === 'conversation.entry') this.#talk?.hint(push.data);
    else if (push.event === 'call.state') this.#call.take(push.data.call);
    else if (push.event === 'call.signal') this.#call.signal(push.data);
    else if (push.event === 'demo.state') this.#decline(push.data.demo);
  }

  /** Nobody sits in front of a picture here. */
  #decline(demo: Demo): void {
    if (demo.state === 'asked') void this.#line?.request('demo.stop', { demoId: demo.id });
  }

  #takeState(state: VisitorState): void {
    if (this.#state && state.version < this.#state.version) return;
    this.#state = state;
    this.#onState?.();
    if (state.askEmail && !this.#cardMet) this.#answerEmailCard();
    if (state.pounce && state.pounce.id !== this.#teaser && !this.#talk) this.#meetTeaser(state.pounce.id);
  }

  #act(step: Step): void {
    if (this.#talk) return;
    switch (step.do) {
      case 'look':
        this.#look(step.page);
        return;
      case 'ask':
        if (step.when === 'now' || this.seesReps) this.#begin({ kind: 'text', text: this.plan.topic.question });
        else this.#askOnceRepsAreThere();
        return;
      case 'book':
        this.#begin({ kind: 'choice', choice: 'book' });
        return;
      case 'leave':
        this.leave();
    }
  }

  #look(page: PageKey): void {
    const { path, title } = northwindPages[page];
    const { query, referrer } = this.plan.arrival;
    const before = this.#page;
    const landing = query === '' ? path : `${path}?${query}`;
    this.#page = {
      url: this.#ground.hostOrigin + (before === null ? landing : path),
      title,
      referrer: before === null ? referrer : before.url,
    };
    void this.#line?.request('page.view', this.#page);
  }

  #roam(everyMs: number): void {
    this.#look(this.#random.pick(allPages));
    this.#later(everyMs * (0.5 + this.#random.next()), () => this.#roam(everyMs));
  }

  #ask(): void {
    const text = this.plan.topic.question;
    this.#later(toType(text, this.#random.next), () => this.#begin({ kind: 'text', text }));
  }

  #askOnceRepsAreThere(): void {
    this.#dropSteps();
    const settle = (): void => {
      this.#onState = null;
      giveUp();
    };
    const giveUp = this.#later(longestWaitMs, () => {
      this.#onState = null;
      this.#ask();
    });
    this.#onState = () => {
      if (!this.seesReps) return;
      settle();
      this.#later(repSettlesMs, () => this.#ask());
    };
  }

  #dropSteps(): void {
    for (const drop of this.#steps.splice(0)) drop();
  }

  /** From the first word on the visit goes where the talk goes. */
  #begin(by: Parameters<Talk['start']>[0]): void {
    if (this.#talk || this.#gone) return;
    this.#dropSteps();
    const { plan } = this;
    const talk = new Talk({
      plan,
      dialogue: createDialogue(plan.who, plan.topic, plan.talk, this.#random),
      line: () => this.#line,
      later: (ms, run) => this.#later(ms, run),
      random: this.#random.next,
      call: this.#call,
      over: () => this.leave(),
    });
    this.#talk = talk;
    const open = this.#state?.conversation;
    const start = async (): Promise<void> => {
      // What is left of an earlier visit is not taken up again.
      if (open && open.phase !== 'closed') await this.#line?.request('conversation.close', { conversationId: open.id });
      await talk.start(by);
    };
    void start();
  }

  #answerEmailCard(): void {
    this.#cardMet = true;
    const { email } = this.plan.who;
    const gives = email !== null && this.#random.next() < 0.7;
    this.#later(toReact(this.#random.next), () => {
      if (!this.#state?.askEmail) return;
      void (gives ? this.#line?.request('email.give', { email }) : this.#line?.request('email.skip', {}));
    });
  }

  #meetTeaser(id: string): void {
    this.#teaser = id;
    void this.#line?.request('pounce.delivered', { id });
    this.#later(toNotice(this.#random.next), () => {
      void this.#line?.request('pounce.seen', { id });
      if (this.plan.pounce === 'ignores') return;
      this.#later(toReact(this.#random.next), () => {
        if (this.#state?.pounce?.id !== id) return;
        if (this.plan.pounce === 'closes') void this.#line?.request('pounce.closed', { id });
        else this.#replyTo(id);
      });
    });
  }

  #replyTo(pounceId: string): void {
    const { hello } = this.plan.talk;
    const text = `${this.#random.pick(hello)} ${this.plan.topic.question}`;
    this.#begin({ kind: 'pounce_reply', pounceId, text });
  }
}
