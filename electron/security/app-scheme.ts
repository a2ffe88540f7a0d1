import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { protocol } from 'electron';
import { consoleCsp } from './csp.ts';
import { contentType } from './mime.ts';
import { appScheme } from './pages.ts';
import { resolveAsset } from './resolve-asset.ts';

/** Must run before the app is ready: Chromium fixes the list of schemes then. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
};

interface AppAssets {
  /** The folder of the built console. */
  root: string;
  routerOrigin: () => string | null;
  /** What was read before it was asked for; each file once. */
  warm?: WarmAssets;
}

/** Gives out a file that was read ahead, or null. */
export type WarmAssets = (file: string) => Promise<Buffer | null> | null;

const refuse = (status: number): Response => new Response(null, { status });

const readAsset = async (root: string, file: string): Promise<Buffer | null> => {
  try {
    // A symbolic link inside the folder must not lead out of it either.
    const [base, real] = await Promise.all([realpath(root), realpath(file)]);
    return real.startsWith(base + sep) ? await readFile(real) : null;
  } catch {
    return null;
  }
};

/** Reads what the console's page begins with while the window is still being made. */
export const warmAssets = (root: string): WarmAssets => {
  const kept = new Map<string, Promise<Buffer | null>>();
  const warm = (file: string): Promise<Buffer | null> => {
    const reading = readAsset(root, file);
    kept.set(file, reading);
    return reading;
  };
  void warm(join(root, 'index.html')).then((html) => {
    for (const [, path = ''] of html?.toString('utf8').matchAll(/ (?:src|href)="\.\/([\w./-]+)"/g) ?? [])
      warm(join(root, path));
  });
  return (file) => {
    const reading = kept.get(file) ?? null;
    kept.delete(file);
    return reading;
  };
};

/** Answers a request for one of our pages' files, or refuses it; every answer carries the policy of the moment. */
export const answerAsset = async (request: Request, { root, routerOrigin, warm }: AppAssets): Promise<Response> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const file = resolveAsset(root, request.url);
  const type = file && contentType(file);
  if (!file || !type) return refuse(404);
  const body = await (warm?.(file) ?? readAsset(root, file));
  if (!body) return refuse(404);
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    headers: {
      'content-type': type,
      'content-security-policy': consoleCsp(routerOrigin()),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
};

/** Serves the built console as `app://console`. */
export const serveAppScheme = (assets: AppAssets): void => {
  protocol.handle(appScheme, (request) => answerAsset(request, assets));
};
