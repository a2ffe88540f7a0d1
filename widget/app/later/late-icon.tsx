import type { JSX } from 'preact';
import { Drawn } from '../chat/icons.tsx';

const paths = {
  microphone: 'M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  camera:
    'M4.5 7h8a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 3 15.5v-7A1.5 1.5 0 0 1 4.5 7ZM14 11l6.5-3.5v9L14 13',
  full: 'M9 4.5H4.5V9M15 4.5h4.5V9M9 19.5H4.5V15M15 19.5h4.5V15',
  check: 'M5.5 12.5l4.3 4.3 8.7-9.3',
  seen: 'M2.5 12.8l3.9 3.9 7.8-8.4M10.5 15.5l1.3 1.2 7.9-8.4',
  clock: 'M12 7.5V12l2.8 1.8M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z',
  retry: 'M18.5 12a6.5 6.5 0 1 1-2-4.7M18.5 4.5v3.2h-3.2',
  offline: 'M4 4l16 16M8.5 15.5a5 5 0 0 1 6.5-.4M5.5 12.2a9.3 9.3 0 0 1 3.7-2.2M12.5 9.5a9.3 9.3 0 0 1 6 2.7',
} as const;

/** The name of a sign that is drawn late. */
export type LateIconName = keyof typeof paths;

/** A sign that no messenger needs before somebody has spoken. */
export const LateIcon = ({ name, size }: { name: LateIconName; size?: number }): JSX.Element => (
  <Drawn name={name} path={paths[name]} size={size} />
);
