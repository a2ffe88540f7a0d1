import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PersonRef } from '../../../shared/domain/person.ts';

const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('');
};

/** A hue that stays the same for the same person, out of nine that are told apart. */
const hueOf = (id: string): number =>
  ([...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7) % 9) * 40;

/** A person's face: the photo, else initials on a tone that stays the same for the same person. */
export function Face({ person, size = 32 }: { person: PersonRef; size?: number }): JSX.Element {
  const [broken, setBroken] = useState(false);
  const style = {
    width: `${size}px`,
    height: `${size}px`,
    fontSize: `${Math.round(size * 0.36)}px`,
    '--hue': hueOf(person.id),
  };
  if (person.photo && !broken) {
    return <img class="face" src={person.photo} alt="" style={style} onError={() => setBroken(true)} />;
  }
  return (
    <span class="face" style={style} aria-hidden="true">
      {initials(person.name)}
    </span>
  );
}

/** Faces that overlap, the first on top. */
export const Faces = ({ people, size }: { people: readonly PersonRef[]; size: number }): JSX.Element => (
  <span class="faces">
    {people.map((person) => (
      <Face key={person.id} person={person} size={size} />
    ))}
  </span>
);
