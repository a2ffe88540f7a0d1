import { useState } from 'react';
import { Palette } from '../features/palette/palette.tsx';
import { useCommands } from './use-commands.ts';

/** The palette with everything one can do at the moment it is opened. */
export function LatePalette({ onClose, onSignOut }: { onClose(): void; onSignOut(): void }) {
  const commandsNow = useCommands(onSignOut);
  const [commands] = useState(commandsNow);
  return <Palette commands={commands} onClose={onClose} />;
}
