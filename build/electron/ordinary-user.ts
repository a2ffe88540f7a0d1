import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Somebody who is not root: as root Electron would run only with its sandbox off. */
export interface OrdinaryUser {
  name: string;
  uid: number;
  gid: number;
  home: string;
}

const NAME = 'foyer-test';

function find(): OrdinaryUser | null {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid, , home] = line.split(':');
    if (name === NAME && uid && gid && home) return { name, uid: Number(uid), gid: Number(gid), home };
  }
  return null;
}

/** The user `foyer-test`, made where it is missing; null where we are not root and so need nobody else. */
export function ordinaryUser(): OrdinaryUser | null {
  if (process.getuid?.() !== 0) return null;
  const present = find();
  if (present) return present;
  const made = spawnSync('useradd', ['--create-home', '--shell', '/bin/sh', NAME], { encoding: 'utf8' });
  const user = find();
  if (!user) throw new Error(`cannot make the user ${NAME}: ${made.error?.message ?? made.stderr.trim()}`);
  return user;
}

/** A new folder that the ordinary user owns, as HOME, profile or run-time folder; the caller removes it. */
export function folderFor(user: OrdinaryUser | null, prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${prefix}-`));
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * The path of a program that runs `executable` as the ordinary user with `home` as its HOME, keeping its arguments and
 * the rest of the environment: for callers such as Playwright that spawn one executable and know nothing of users. As
 * an ordinary user it only sets HOME.
 */
export function asOrdinaryUser(executable: string, home: string, user: OrdinaryUser | null = ordinaryUser()): string {
  const runtime = join(home, '.run');
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  if (user) chownSync(runtime, user.uid, user.gid);
  const authority = join(home, '.Xauthority');
  const change = user ? `setpriv --reuid=${user.uid} --regid=${user.gid} --init-groups -- ` : '';
  const names = user ? `USER=${user.name} LOGNAME=${user.name} ` : '';
  const script = [
    '#!/bin/sh',
    // Playwright sees that it runs as root and switches the sandbox off; the program does not run as root.
    ...(user ? ['for word; do shift; [ "$word" = --no-sandbox ] || set -- "$@" "$word"; done'] : []),
    // The display's key lies in a file that only its owner reads.
    ...(user
      ? [
          'if [ -f "$XAUTHORITY" ]; then',
          `  install -o ${user.uid} -g ${user.gid} -m 600 "$XAUTHORITY" ${quoted(authority)}`,
          `  export XAUTHORITY=${quoted(authority)}`,
          'fi',
        ]
      : []),
    'unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME',
    `exec ${change}env ${names}HOME=${quoted(home)} XDG_RUNTIME_DIR=${quoted(runtime)} ${quoted(executable)} "$@"`,
    '',
  ].join('\n');
  const path = join(home, 'run-as-user.sh');
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  return path;
}
