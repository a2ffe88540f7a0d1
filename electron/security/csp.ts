const socketOrigin = (origin: string): string => origin.replace(/^http/, 'ws');

/**
 * The console pages' Content-Security-Policy. `routerOrigin` must come from `routerOrigin()`: an origin has no spaces or
 * semicolons, so it cannot add a directive. Base UI writes style tags, hence the one relaxation.
 */
export const consoleCsp = (routerOrigin: string | null): string => {
  const router = routerOrigin ? ` ${routerOrigin}` : '';
  const pictures = routerOrigin ? ` ${routerOrigin}/files/ ${routerOrigin}/widget/pictures/` : '';
  const socket = routerOrigin ? ` ${socketOrigin(routerOrigin)}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    `img-src 'self' data: blob:${pictures}`,
    `media-src 'self' blob:${router}`,
    `connect-src 'self'${router}${socket}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-src ${routerOrigin ? `${routerOrigin}/widget/frame` : "'none'"}`,
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
};
