import { useState } from 'react';
import { Avatar } from '../avatar.tsx';
import { Badge } from '../badge.tsx';
import { Count } from '../count.tsx';
import { CountdownRing } from '../countdown-ring.tsx';
import { ElapsedTime } from '../elapsed-time.tsx';
import { Kbd } from '../kbd.tsx';
import { LetterTile } from '../letter-tile.tsx';
import { RelativeTime } from '../relative-time.tsx';
import { Seats } from '../seats.tsx';
import { StatusDot } from '../status-dot.tsx';
import { TargetMark } from '../target-mark.tsx';
import { Timeline } from '../timeline.tsx';
import { Sample } from './sample.tsx';

const NAMES = [
  'Maria Santos',
  'Kenji Tanaka',
  'Léa Dubois',
  'Omar Haddad',
  '田中 健二',
  'Zoë van Dijk',
  'Ravi',
  'محمد علي',
];

export function People() {
  const [now] = useState(() => Date.now());
  return (
    <>
      <Sample title="Faces">
        {NAMES.map((name) => (
          <Avatar key={name} id={name} name={name} size={32} named />
        ))}
        <Avatar id="a" name="Ana Moreira" size={56} named />
        <Avatar id="b" name="Ana Moreira" size={40} named />
        <Avatar id="c" name="Ana Moreira" size={20} named />
        <LetterTile id="acme" name="Acme Robotics" size={40} />
        <LetterTile id="fab" name="Fabrikon" size={24} />
        <LetterTile id="north" name="Northwind" size={16} />
      </Sample>
      <Sample title="Words and shapes">
        <StatusDot shape="full" label="Available" />
        <StatusDot shape="half" label="Away" />
        <StatusDot shape="square" label="Busy" />
        <StatusDot shape="ring" label="Offline" />
        <StatusDot shape="wave" label="In a call" />
        <Seats taken={2} of={3} label="2 of 3 seats in use" />
        <Seats taken={9} of={12} label="9 of 12 seats in use" />
        <TargetMark label="Target account" />
        <Badge>New</Badge>
        <Badge tone="accent">Target account</Badge>
        <Badge tone="waiting">Waiting</Badge>
        <Badge tone="missed">Missed</Badge>
        <Badge tone="booked">Booked</Badge>
        <Badge tone="available">Here</Badge>
        <Count value={4} />
        <Count value={3} look="loud" />
        <Count value={140} look="loud" />
        <Kbd keys="mod+k" />
        <Kbd keys="g l" />
        <Kbd keys="alt+shift+a" />
      </Sample>
      <Sample title="Time">
        <ElapsedTime since={now - 161_000} />
        <ElapsedTime waiting since={now - 4_000} />
        <ElapsedTime waiting since={now - 23_000} />
        <ElapsedTime waiting since={now - 52_000} />
        <ElapsedTime since={now - 3_900_000} />
        <RelativeTime at={now - 240_000} className="text-muted" />
        <RelativeTime at={now - 26 * 3_600_000} className="text-muted" />
        <CountdownRing until={now + 22_000} whole={30_000} />
        <CountdownRing until={now + 4_000} whole={30_000} size={28} />
      </Sample>
      <Sample title="Timeline" column>
        <Timeline
          label="Pages"
          entries={[
            { key: '3', title: '/pricing', detail: 'Plans and pricing', aside: '2:41', now: true },
            { key: '2', title: '/security', detail: 'How we keep your data safe', aside: '1:12' },
            { key: '1', title: '/compare/very/long/path/that/does/not/fit/in/one/line', aside: '0:34' },
          ]}
        />
      </Sample>
    </>
  );
}
