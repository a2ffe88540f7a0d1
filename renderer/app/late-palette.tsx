import { useState } from 'react';
import { Palette } from '../features/palette/palette.tsx';
import { settingsWords } from './catalogue-settings.ts';
import { useCommands } from './use-commands.ts';
import { useLateWords } from './use-late-words.ts';

/** The palette with everything one can do at the moment it is opened. */
export function LatePalette({ onClose, onSignOut }: { onClose(): void; onSignOut(): void }) {
  useLateWords(settingsWords);
  const commandsNow = useCommands(onSignOut);
  const [commands] = useState(commandsNow);
  return <Palette commands={commands} onClose={onClose} />;
}
