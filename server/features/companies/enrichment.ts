import { Webhook } from 'standardwebhooks';
import type { OutputOf } from '../../../shared/protocol/contract.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import { type Enrichment, EnrichmentAnswer, type EnrichmentQuestion } from '../../../shared/protocol/rep/enrichment.ts';
import { ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import { createAnswerCache } from './answer-cache.ts';
import { readEnrichment, writeEnrichment } from './enrichment-repository.ts';
import { isFreeMail } from './free-mail.ts';
import type { PostProblem, PostQuestion } from './post-question.ts';

export interface EnrichmentPorts {
  audit: Audit;
  post: PostQuestion;
  /** A key for signatures, 24 random bytes or more. */
  newKey(): Uint8Array;
}

type Tested = OutputOf<RepContract, 'enrichment.test'>;
type Asked =
  | { ok: true; company: EnrichmentAnswer | null }
  | { ok: false; problem: PostProblem | 'status' | 'answer'; status?: number };

/** Statuses of a service that knows no company. */
const unknown = [204, 404];

const readAnswer = (status: number, body: string): Asked => {
  if (unknown.includes(status)) return { ok: true, company: null };
  if (status !== 200) return { ok: false, problem: 'status', status };
  try {
    const company = EnrichmentAnswer.safeParse(JSON.parse(body));
    // A free-mail provider is nobody's employer, whoever says so.
    if (company.success) return { ok: true, company: isFreeMail(company.data.domain) ? null : company.data };
  } catch {}
  return { ok: false, problem: 'answer' };
};

/**
 * Asks the admin's own service which company a visitor comes from. It never blocks a page view; no answer, a late one and
 * a wrong one all mean *Unknown company*.
 */
export const createEnrichment = ({ store, ids, clock, log }: Core, { audit, post, newKey }: EnrichmentPorts) => {
  const newSecret = () => `whsec_${Buffer.from(newKey()).toString('base64')}`;
  let known: Enrichment = { url: null, secret: newSecret() };
  const cache = createAnswerCache(clock);

  const askNow = async (url: string, question: EnrichmentQuestion): Promise<Asked> => {
    const body = JSON.stringify(question);
    const id = `msg_${ids.next()}`;
    const at = new Date(clock.now());
    const posted = await post(
      url,
      {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(known.secret).sign(id, at, body),
      },
      body,
    );
    return posted.ok ? readAnswer(posted.status, posted.body) : posted;
  };

  return {
    /** Reads what is stored; before anything is, the secret is one of this run, kept once it is used. */
    load: async (): Promise<void> => {
      known = (await readEnrichment(store.k)) ?? known;
    },

    get: (): Enrichment => known,

    /** True where a service may be asked. */
    isOn: (): boolean => known.url !== null,

    set: (
      actor: RepActor,
      { url, newSecret: replace }: { url: string | null; newSecret: boolean },
    ): Promise<Result<Enrichment>> =>
      store.run(async (tx) => {
        const before = known;
        known = { url, secret: replace ? newSecret() : before.secret };
        tx.onRollback(() => {
          known = before;
        });
        await writeEnrichment(tx, known);
        const facts = { on: url !== null, ...(url ? { host: new URL(url).host } : {}), newSecret: replace };
        await audit.write(tx, { actorId: actor.personId, action: 'enrichment.set', object: 'settings', facts });
        cache.clear();
        return ok(known);
      }),

    test: async (domain: string): Promise<Result<Tested>> => {
      const { url } = known;
      if (url === null) return ok({ company: null, problem: 'off', status: null });
      const asked = await askNow(url, { visitorId: 'test', country: null, domain });
      return asked.ok
        ? ok({ company: asked.company, problem: null, status: null })
        : ok({ company: null, problem: asked.problem, status: asked.status ?? null });
    },

    /** The company, or null where nobody knows or answers. Asked once for each domain or network and kept for a while. */
    ask: (question: EnrichmentQuestion): Promise<EnrichmentAnswer | null> => {
      const { url } = known;
      const key = question.domain ?? question.network;
      if (url === null || key === undefined) return Promise.resolve(null);
      return cache.get(key, async () => {
        const asked = await askNow(url, question);
        if (asked.ok) return { answer: asked.company, sure: true };
        log.warn('the enrichment service did not answer', { code: asked.problem, status: asked.status ?? 0 });
        return { answer: null, sure: false };
      });
    },
  };
};

export type CompanyEnrichment = ReturnType<typeof createEnrichment>;
