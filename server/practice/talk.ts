import { v7 } from 'uuid';
import type { Entry } from '../../shared/domain/conversation.ts';
import type { InputOf } from '../../shared/protocol/contract.ts';
import type { EntryHint } from '../../shared/protocol/conversation-stream.ts';
import { isTransient } from '../../shared/protocol/error-codes.ts';
import type { VisitorContract } from '../../shared/protocol/visitor/contract.ts';
import type { Dialogue, Turn } from './dialogue.ts';
import type { Line } from './line.ts';
import { afterReading, betweenLines, formMs, quietMs, readMs, toLeaveMs, toType } from './tempo.ts';
import type { TestCall } from './test-call.ts';
import type { VisitPlan } from './visit-plan.ts';

type StartBy = InputOf<VisitorContract, 'conversation.start'>['by'];

export interface TalkGround {
  plan: VisitPlan;
  dialogue: Dialogue;
  /** The line of the moment; null while it is down. */
  line(): Line | null;
  /** Runs later unless the visitor is gone by then. */
  later(ms: number, run: () => void): () => void;
  random(): number;
  call: TestCall;
  /** The talk is over, and so is the visit soon. */
  over(): void;
}

const bookTries = 3;
const sendTries = 5;
const againMs = 3_000;

/** A visitor's side of one conversation: its sequence, who said what, and what to do about it at a person's pace. */
export class Talk {
  readonly #ground: TalkGround;
  #conversationId: string | null = null;
  #lastSeq = 0;
  #pulling = false;
  #heard: string[] = [];
  #rep = false;
  #busy: Promise<void> = Promise.resolve();
  #over = false;
  #dropReply = () => {};
  #dropSilence = () => {};

  constructor(ground: TalkGround) {
    this.#ground = ground;
  }

  get conversationId(): string | null {
    return this.#conversationId;
  }

  /** Opens the messenger as one who means to use it, and starts the conversation. */
  async start(by: StartBy): Promise<void> {
    const line = this.#ground.line();
    if (!line) return this.#end();
    const impressionId = await this.#openMessenger(line);
    const started = await line.request('conversation.start', { clientId: v7(), impressionId, by });
    if (!started.ok) return this.#end();
    this.#conversationId = started.data.conversation.id;
    this.#silenceSoon();
    await this.catchUp();
    if (by.kind === 'choice' && by.choice === 'book') this.#do([{ do: 'book' }]);
  }

  /** A pushed entry is a hint: what is missing before it is pulled. */
  hint({ conversation, entry }: EntryHint): void {
    if (conversation.id !== this.#conversationId || entry.seq <= this.#lastSeq) return;
    if (entry.seq === this.#lastSeq + 1) this.#apply(entry);
    else void this.catchUp();
  }

  /** Gets what was missed, for example while the line was down. */
  async catchUp(): Promise<void> {
    const line = this.#ground.line();
    if (!line || this.#pulling || this.#conversationId === null) return;
    this.#pulling = true;
    const pulled = await line.request('conversation.pull', {
      conversationId: this.#conversationId,
      after: this.#lastSeq,
    });
    this.#pulling = false;
    if (!pulled.ok) return;
    for (const entry of pulled.data.entries) if (entry.seq === this.#lastSeq + 1) this.#apply(entry);
    if (pulled.data.more) await this.catchUp();
  }

  async #openMessenger(line: Line): Promise<string | undefined> {
    void line.request('messenger.toggled', { open: true });
    const shown = await line.request('experience.get', {});
    if (!shown.ok || shown.data.experience === null) return undefined;
    const impression = await line.request('experience.shown', { experienceId: shown.data.experience.id });
    return impression.ok ? impression.data.impressionId : undefined;
  }

  #apply(entry: Entry): void {
    this.#lastSeq = entry.seq;
    const { later, dialogue } = this.#ground;
    switch (entry.type) {
      case 'message':
        if (entry.sender.kind === 'rep') this.#hear(entry.text ?? '');
        else if (entry.sender.kind === 'visitor') this.#silenceSoon();
        return;
      case 'joined':
        this.#rep = true;
        this.#silenceSoon();
        return;
      case 'left':
        this.#rep = false;
        return;
      case 'booker_shown':
        // Whoever chose to book is about to do it anyway.
        this.#dropReply = later(readMs(this.#ground.random), () => {
          if (!this.#rep && !this.#booking) this.#do(dialogue.nobodyCame());
        });
        return;
      case 'closed':
        this.#end();
        return;
      default:
    }
  }

  #hear(text: string): void {
    const { later, random, dialogue } = this.#ground;
    this.#rep = true;
    this.#heard.push(text);
    this.#dropSilence();
    later(readMs(random), () => {
      const conversationId = this.#conversationId;
      if (conversationId !== null)
        void this.#ground.line()?.request('conversation.read', { conversationId, upTo: this.#lastSeq });
    });
    // Reps write in several lines; people wait until it seems to be all.
    this.#dropReply();
    this.#dropReply = later(afterReading(text, random), () => {
      const all = this.#heard.splice(0).join('\n');
      this.#do(dialogue.answer(all));
    });
  }

  #silenceSoon(): void {
    this.#dropSilence();
    this.#dropSilence = this.#ground.later(quietMs(this.#ground.random), () => {
      // Who talks on the phone is not silent.
      if (this.#rep && !this.#ground.call.isOn) this.#do(this.#ground.dialogue.silence());
      else this.#silenceSoon();
    });
  }

  #booking = false;

  #do(turns: readonly Turn[]): void {
    this.#busy = this.#busy.then(async () => {
      for (const turn of turns) {
        if (this.#over) return;
        await this.#take(turn);
      }
    });
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.#ground.later(ms, resolve));
  }

  async #take(turn: Turn): Promise<void> {
    const { plan, random } = this.#ground;
    switch (turn.do) {
      case 'say':
        await this.#wait(toType(turn.text, random));
        return this.#send(turn.text);
      case 'give_email':
        if (plan.who.email !== null) await this.#ground.line()?.request('email.give', { email: plan.who.email });
        return;
      case 'book':
        return this.#book();
      case 'call':
        await this.#wait(betweenLines(random));
        if (this.#conversationId !== null) await this.#ground.call.start(this.#conversationId);
        return;
      case 'go': {
        await this.#wait(betweenLines(random));
        const conversationId = this.#conversationId;
        if (conversationId !== null) await this.#ground.line()?.request('conversation.close', { conversationId });
        return this.#end();
      }
    }
  }

  async #send(text: string): Promise<void> {
    const conversationId = this.#conversationId;
    if (conversationId === null) return;
    const clientId = v7();
    for (let tries = 0; tries < sendTries && !this.#over; tries += 1) {
      const sent = await this.#ground.line()?.request('conversation.send', { conversationId, clientId, text });
      if (sent?.ok || (sent && !isTransient(sent.error.code))) return;
      await this.#wait(againMs);
    }
  }

  async #book(): Promise<void> {
    const { plan, random, dialogue } = this.#ground;
    const { name, email } = plan.who;
    if (name === null || email === null) return;
    this.#booking = true;
    this.#dropSilence();
    const taken = await this.#tryToBook(name, email, plan.browser.zone);
    this.#booking = false;
    if (this.#over) return;
    if (this.#rep) this.#do(dialogue.booked(taken));
    else this.#do([{ do: 'go' }]);
    await this.#wait(betweenLines(random));
  }

  async #tryToBook(name: string, email: string, zone: string): Promise<boolean> {
    const { random } = this.#ground;
    for (let tries = 0; tries < bookTries && !this.#over; tries += 1) {
      const listed = await this.#ground.line()?.request('slot.list', { zone });
      const free = listed?.ok ? listed.data.slots.slice(0, 24) : [];
      const slot = free[Math.floor(random() * free.length)];
      if (!slot) return false;
      await this.#wait(formMs(random));
      const booked = await this.#ground
        .line()
        ?.request('meeting.book', { clientId: v7(), slotId: slot.id, name, email, zone });
      if (booked?.ok) return true;
      if (booked && booked.error.code !== 'slot_taken') return false;
    }
    return false;
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#dropReply();
    this.#dropSilence();
    this.#ground.later(toLeaveMs(this.#ground.random), () => this.#ground.over());
  }
}
