import type { FastifyHelmetOptions } from '@fastify/helmet';

type Directives = Record<string, string[]>;

const policy = (directives: Directives) => ({ useDefaults: false, directives });

/** Sockets of the router's own origin: older engines do not count them as 'self'. */
const socketsOf = (publicUrl: string): string => publicUrl.replace(/^http/, 'ws');

const base = (publicUrl: string) => ({
  // Only a router behind TLS may bind browsers to TLS.
  strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
});

/** Answers for programs: nothing in them may run or be framed. */
export const apiHeaders = (publicUrl: string) => ({
  ...base(publicUrl),
  contentSecurityPolicy: policy({ 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] }),
});

/** What people sent: nothing in it may run, whatever a browser takes it for. The desktop console shows pictures from another origin. */
export const fileHeaders = (publicUrl: string) => ({
  ...base(publicUrl),
  contentSecurityPolicy: policy({ 'default-src': ["'none'"], sandbox: [], 'frame-ancestors': ["'none'"] }),
  crossOriginResourcePolicy: { policy: 'cross-origin' as const },
});

/** The console's page; Base UI writes style tags, hence the one exception. */
export const consoleHeaders = (publicUrl: string): FastifyHelmetOptions => ({
  ...base(publicUrl),
  contentSecurityPolicy: policy({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    // A voice message is played from the bytes that lie here.
    'media-src': ["'self'", 'blob:'],
    // The widget's own frame, to show how it will look.
    'frame-src': ["'self'"],
    'connect-src': ["'self'", socketsOf(publicUrl)],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  }),
});

/** A page of the router's own with its style in it and one form, that nothing may frame. */
export const stopPageHeaders = (publicUrl: string, styles: readonly string[]): FastifyHelmetOptions => ({
  ...base(publicUrl),
  contentSecurityPolicy: policy({
    'default-src': ["'none'"],
    'style-src': [...styles],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  }),
  // The link must not leave; without any referrer a browser would hide the form's own origin, which is asked for.
  referrerPolicy: { policy: 'same-origin' },
});

/** The widget's scripts and styles, which pages of other origins load; its frame has headers of its own. */
export const widgetHeaders = (publicUrl: string): FastifyHelmetOptions => ({
  ...apiHeaders(publicUrl),
  crossOriginResourcePolicy: { policy: 'cross-origin' },
});

/** The widget's frame with its own script and styles in it, for the pages of one site; a site without origins may embed it nowhere. */
export const frameHeaders = (
  publicUrl: string,
  origins: readonly string[],
  { scripts, styles }: { scripts: readonly string[]; styles: readonly string[] },
): FastifyHelmetOptions => ({
  ...base(publicUrl),
  contentSecurityPolicy: policy({
    'default-src': ["'none'"],
    'script-src': ["'self'", ...scripts],
    'style-src': ["'self'", ...styles],
    // Pictures that were picked are shown from the bytes that lie here.
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    // A voice message is played from the bytes that lie here.
    'media-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", socketsOf(publicUrl)],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': origins.length > 0 ? [...origins] : ["'none'"],
  }),
  // A page with COEP may embed the frame all the same; it asks the like of what it embeds.
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  crossOriginEmbedderPolicy: { policy: 'require-corp' },
  // The frame's links open windows of their own, so nothing needs an opener either way.
  crossOriginOpenerPolicy: false,
});
