import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useRoom } from '../chat/context.ts';
import { Icon } from '../chat/icons.tsx';

/** While a file is dragged over the messenger, the place of the words says that it may be let go. */
export function DropVeil(): JSX.Element | null {
  const { words } = useRoom();
  const [over, setOver] = useState(false);
  useEffect(() => {
    /** How many elements under the pointer were entered and not left. */
    let depth = 0;
    const move = (event: DragEvent): void => {
      const { types } = event.dataTransfer ?? {};
      if (!types?.includes('Files') || types.includes('text/plain')) return;
      if (event.type === 'drop') depth = 0;
      else depth = Math.max(0, depth + (event.type === 'dragenter' ? 1 : -1));
      setOver(depth > 0);
    };
    const types = ['dragenter', 'dragleave', 'drop'] as const;
    for (const type of types) addEventListener(type, move);
    return () => {
      for (const type of types) removeEventListener(type, move);
    };
  }, []);
  return over ? (
    <div class="veil">
      <Icon name="attach" size={32} />
      {words.say('composer.attach')}
    </div>
  ) : null;
}
