import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { bearer } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import type { Ids } from '../../../shared/domain/clock.ts';
import type { SchemaDialect } from '../dialect.ts';
import type { Database } from '../schema.ts';
import type { AskedFrom, AuthPort } from './auth-port.ts';
import { createAuthRows } from './auth-rows.ts';
import { sessionPlugin } from './session-plugin.ts';

export interface AuthOptions {
  /** Our own Kysely: its driver waits for the writer's lock. */
  k: Kysely<Database>;
  engine: SchemaDialect['engine'];
  ids: Ids;
  publicUrl: string;
  /** Signs cookies and bearer tokens. */
  secret: Uint8Array;
  /** Told what the library logs as broken. */
  onError(message: string): void;
}

const day = 24 * 60 * 60;
const times = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** A request's headers as the library reads them for the row of the session. */
const asHeaders = ({ address, userAgent }: AskedFrom): Headers =>
  new Headers({ 'user-agent': userAgent.slice(0, 400), 'x-forwarded-for': address });

/** Sign-in by better-auth, behind the port. Nothing of it is mounted: routes of ours call it. */
export const createAuth = (options: AuthOptions): AuthPort => {
  const { k, engine, ids } = options;
  const url = new URL(options.publicUrl);
  // Cookies do not tell ports apart: two routers on one machine would sign each other's people out.
  const cookiePrefix = url.port ? `foyer-${url.port}` : 'foyer';
  const secure = url.protocol === 'https:';
  const auth = betterAuth({
    baseURL: url.origin,
    secret: Buffer.from(options.secret).toString('base64url'),
    database: { db: k, type: engine },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 256 },
    session: {
      modelName: 'auth_session',
      expiresIn: 30 * day,
      updateAge: day,
      cookieCache: { enabled: false },
      fields: {
        ...times,
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
      },
    },
    user: { modelName: 'auth_user', fields: { ...times, emailVerified: 'email_verified' } },
    account: {
      modelName: 'auth_account',
      fields: {
        ...times,
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { modelName: 'auth_verification', fields: { ...times, expiresAt: 'expires_at' } },
    plugins: [bearer({ requireSignature: true }), sessionPlugin()],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (level, message) => {
        if (level === 'error') options.onError(message);
      },
    },
    advanced: {
      cookiePrefix,
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/', secure },
      database: { generateId: () => ids.next() },
    },
  });

  const opened = (headers: Headers, sessionId: string) => {
    const token = headers.get('set-auth-token');
    if (!token) throw new Error('the session was opened without a token');
    return { sessionId, token, setCookie: headers.getSetCookie() };
  };

  const port: AuthPort = {
    ...createAuthRows(engine),
    clearedCookie: `${secure ? '__Secure-' : ''}${cookiePrefix}.session_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`,
    hash: hashPassword,

    async signIn(email, password, from) {
      try {
        const { headers } = await auth.api.signInEmail({
          body: { email, password },
          headers: asHeaders(from),
          returnHeaders: true,
        });
        const token = headers.get('set-auth-token') ?? '';
        const known = await port.session(new Headers({ authorization: `Bearer ${token}` }));
        if (!known) throw new Error('a session that was just opened is not known');
        return { ...opened(headers, known.sessionId), personId: known.personId };
      } catch (error) {
        if (error instanceof APIError && error.statusCode < 500) return null;
        throw error;
      }
    },

    async openSession(personId, from) {
      const { headers, response } = await auth.api.openSession({
        body: { personId },
        headers: asHeaders(from),
        returnHeaders: true,
      });
      return opened(headers, response.sessionId);
    },

    async session(headers) {
      const known = await auth.api.getSession({ headers });
      return known ? { sessionId: known.session.id, personId: known.session.userId } : null;
    },

    async matches(personId, password) {
      const row = await k
        .selectFrom('auth_account')
        .select('password')
        .where('user_id', '=', personId)
        .where('provider_id', '=', 'credential')
        .executeTakeFirst();
      return row?.password ? verifyPassword({ hash: row.password, password }) : false;
    },
  };
  return port;
};
