/** Something one can do now, as the palette offers it. */
export interface Command {
  id: string;
  label: string;
  /** Heading it stands under elsewhere; searched too. */
  group: string;
  /** Drawn beside it; empty where it has none. */
  keys: string;
  run(): void;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/** Every word typed begins a word of the label, or of its heading; what the label begins with counts more. */
const scoreOf = ({ label, group }: Command, typed: readonly string[]): number => {
  const own = plain(label).split(/[^\p{L}\p{N}]+/u);
  const heading = plain(group).split(/[^\p{L}\p{N}]+/u);
  let score = 0;
  for (const word of typed) {
    const place = own.findIndex((one) => one.startsWith(word));
    if (place >= 0) score += place === 0 ? 3 : 2;
    else if (heading.some((one) => one.startsWith(word))) score += 1;
    else return 0;
  }
  return score;
};

/** The commands that mean what was typed, the best first; those used lately lead among equals, and alone where nothing was typed. */
export function rankCommands(commands: readonly Command[], text: string, lately: readonly string[]): Command[] {
  const typed = plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const age = (id: string): number => {
    const place = lately.indexOf(id);
    return place < 0 ? lately.length : place;
  };
  return commands
    .map((command) => ({ command, score: typed.length === 0 ? 1 : scoreOf(command, typed) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || age(a.command.id) - age(b.command.id))
    .map(({ command }) => command);
}
