/** The visitor's secret and what may be kept of the visitor in this browser. */
export interface VisitorSecret {
  readonly value: string;
  /** True where the secret was kept by an earlier page. */
  readonly known: boolean;
  /** True where this browser keeps nothing for the frame: then nobody is asked what may be kept. */
  readonly blocked: boolean;
  /** True where the visitor said on an earlier page that they do not want to be remembered, whatever the site vouches for. */
  readonly refuses: boolean;
  /** Keeps the secret for later pages. */
  keep(): void;
  /** Makes this browser forget it; this page still has it. */
  forget(): void;
  /** Forgets it as well, and keeps that it shall stay so: one word that is the same for everybody. */
  refuse(): void;
}

const length = 32;
const refused = 'no';

/** Makes 256 random bits, base64url. */
export const makeSecret = (random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string =>
  btoa(String.fromCharCode(...random(new Uint8Array(length))))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

/**
 * Reads the secret from the frame's partitioned storage, or makes one of 256 bits that lives in memory until `keep`. A
 * browser that blocks storage gives each page a visitor of its own.
 */
export function readVisitorSecret(
  siteKey: string,
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array,
): VisitorSecret {
  const key = `foyer:${siteKey}`;
  let blocked = false;
  const attempt = <T>(act: (area: ReturnType<typeof storage>) => T): T | null => {
    try {
      return act(storage());
    } catch {
      blocked = true;
      return null;
    }
  };
  const kept = attempt((area) => area.getItem(key));
  const known = kept !== null && /^[\w-]{43}$/.test(kept);
  const value = known ? kept : makeSecret(random);
  return {
    value,
    known,
    blocked,
    refuses: kept === refused,
    keep: () => void attempt((area) => area.setItem(key, value)),
    forget: () => void attempt((area) => area.removeItem(key)),
    refuse: () => void attempt((area) => area.setItem(key, refused)),
  };
}
