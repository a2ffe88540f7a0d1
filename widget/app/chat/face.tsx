import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PersonRef } from '../../../shared/domain/person.ts';

const tones = 6;

const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('');
};

const toneOf = (id: string): number =>
  [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7) % tones;

/** A person's face: the photo, else initials on a tone that stays the same for the same person. */
export function Face({ person, size = 32 }: { person: PersonRef; size?: number }): JSX.Element {
  const [broken, setBroken] = useState(false);
  const style = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.38)}px` };
  if (person.photo && !broken) {
    return <img class="face" src={person.photo} alt="" style={style} onError={() => setBroken(true)} />;
  }
  return (
    <span class={`face face-tone-${toneOf(person.id)}`} style={style} aria-hidden="true">
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
