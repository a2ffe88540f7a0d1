import {
  type ComponentType,
  type ReactNode,
  Suspense,
  use,
  useCallback,
  useEffect,
  useState,
  useTransition,
} from 'react';
import { NotFetched } from './not-fetched.tsx';
import { RowBones, Skeleton } from './skeleton.tsx';

/** A part of the window whose code comes after the first screen's. */
export interface Late<Props> {
  readonly component: ComponentType<Props>;
  /** Fetches the code ahead of its need; failing is no matter, for drawing it tries again. */
  fetch(): void;
}

/** `away`: the router did not answer. `stale`: it does, and still the code does not come to this window. */
type Failure = 'away' | 'stale';
type Code<Props> = Promise<ComponentType<Props> | Failure>;

/** What nobody asked for comes by itself once it can: it is tried so often. */
const quietlyAgainMs = 5_000;

const bones = (
  <Skeleton className="pt-3">
    <RowBones tall />
  </Skeleton>
);

/** A dialog is asked for and can be closed. */
const closeOf = (props: object): (() => void) | null => {
  const close = 'onClose' in props ? props.onClose : undefined;
  return typeof close === 'function' ? () => void close() : null;
};

/** A browser may remember for a window's life what it could not fetch, and a newer router has other files. */
const routerAnswers = (): Promise<boolean> =>
  fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

interface ArrivedProps<Props> {
  code: Code<Props>;
  props: Props;
  again(): void;
  busy: boolean;
  meanwhile: ReactNode;
}

function Arrived<Props extends object>({ code, props, again, busy, meanwhile }: ArrivedProps<Props>) {
  const Body = use(code);
  if (typeof Body !== 'string') return <Body {...props} />;
  const onClose = closeOf(props);
  if (meanwhile !== bones && onClose === null) return <Quiet again={again}>{meanwhile}</Quiet>;
  return <NotFetched why={Body} again={again} busy={busy} onClose={meanwhile === bones ? null : onClose} />;
}

function Quiet({ again, children }: { again(): void; children: ReactNode }) {
  useEffect(() => {
    const timer = setInterval(again, quietlyAgainMs);
    return () => clearInterval(timer);
  }, [again]);
  return children;
}

/**
 * Keeps the code of a screen, a dialog or a panel out of what is read before the first screen stands. Bones stand in for it
 * meanwhile; a dialog has nothing: `late(() => import('./a-dialog.tsx').then((file) => file.ADialog), null)`. Where it cannot
 * be fetched, the place of it says so and tries again; what has neither bones nor an `onClose` tries again by itself.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = bones,
): Late<Props> {
  let known: Code<Props> | null = null;
  const ask = (): Code<Props> => {
    known ??= load().catch(() => {
      // Whoever draws it next asks anew.
      known = null;
      return 'away';
    });
    return known;
  };
  const askAgain = async (): Code<Props> => {
    const answer = await ask();
    return answer === 'away' && (await routerAnswers()) ? 'stale' : answer;
  };
  return {
    component: (props) => {
      const [code, setCode] = useState(ask);
      const [busy, trying] = useTransition();
      const again = useCallback(() => {
        const next = askAgain();
        trying(() => setCode(next));
      }, []);
      return (
        <Suspense fallback={meanwhile}>
          <Arrived code={code} props={props} again={again} busy={busy} meanwhile={meanwhile} />
        </Suspense>
      );
    },
    fetch: () => void ask(),
  };
}
