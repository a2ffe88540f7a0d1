import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Teaser } from '../../../shared/protocol/visitor/pounce.ts';
import type { TeaserWords } from '../locales/words.ts';

/** The teaser on screen. */
export interface TeaserCard {
  readonly root: HTMLElement;
  /** What the visitor has typed so far. */
  draft(): string;
  setBusy(busy: boolean): void;
  setFailed(failed: boolean): void;
  /** Says the message to a screen reader, once and without pressing. */
  announce(): void;
}

export interface TeaserActs {
  close(): void;
  reply(text: string): void;
  typed(text: string): void;
}

const part = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  looks: string,
  props: Partial<HTMLElementTagNameMap[K]> = {},
): HTMLElementTagNameMap[K] => Object.assign(document.createElement(name), { className: looks }, props);

/** An icon of one stroke; the words are on the button. */
const icon = (path: string): SVGSVGElement => {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const line = document.createElementNS(space, 'path');
  for (const [name, value] of Object.entries({
    viewBox: '0 0 20 20',
    width: '20',
    height: '20',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.8',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  }))
    svg.setAttribute(name, value);
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
};

const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('');
};

const faceOf = (rep: PersonRef): HTMLElement => {
  const letters = part('span', 'teaser-face', { textContent: initials(rep.name), ariaHidden: 'true' });
  if (rep.photo === null) return letters;
  const photo = part('img', 'teaser-face', { src: rep.photo, alt: '' });
  photo.addEventListener('error', () => photo.replaceWith(letters), { once: true });
  return photo;
};

/** Builds the teaser: who, what they say, a field to answer, a way to be left alone. */
export function teaserCard(
  teaser: Teaser,
  site: string,
  words: TeaserWords,
  draft: string,
  on: TeaserActs,
): TeaserCard {
  const { name } = teaser.rep;
  const root = part('section', 'teaser', { ariaLabel: words.say('teaser.name', { name }) });
  const close = part('button', 'teaser-close', { type: 'button', ariaLabel: words.say('teaser.close') });
  close.append(icon('m5 5 10 10M15 5 5 15'));
  const who = part('p', 'teaser-who');
  who.append(part('b', '', { textContent: name, dir: 'auto' }), part('span', '', { textContent: site, dir: 'auto' }));
  const head = part('div', 'teaser-head');
  head.append(faceOf(teaser.rep), who, close);
  const said = part('p', 'teaser-text', { textContent: teaser.text, dir: 'auto' });
  const field = part('textarea', 'teaser-field', {
    rows: 1,
    value: draft,
    maxLength: 8000,
    dir: draft ? 'auto' : '',
    placeholder: words.say('teaser.placeholder', { name: name.split(/\s/)[0] ?? name }),
    ariaLabel: words.say('teaser.reply'),
  });
  const send = part('button', 'teaser-send', { type: 'submit', ariaLabel: words.say('teaser.send') });
  send.append(icon('M10 16V4m0 0L5 9m5-5 5 5'));
  const form = part('form', 'teaser-reply');
  form.append(field, send);
  const problem = part('p', 'teaser-problem', { role: 'alert' });
  const status = part('p', 'teaser-said', { role: 'status' });
  root.append(status, head, said, form, problem);

  const grow = (): void => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 96)}px`;
    send.disabled = field.value.trim() === '';
    field.dir = field.value ? 'auto' : '';
  };
  const submit = (): void => {
    const text = field.value.trim();
    if (text !== '' && !send.disabled) on.reply(text);
  };
  close.addEventListener('click', on.close);
  field.addEventListener('input', () => {
    grow();
    on.typed(field.value);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    on.close();
  });
  send.disabled = draft.trim() === '';

  return {
    root,
    draft: () => field.value,
    setBusy(busy) {
      field.readOnly = busy;
      send.disabled = busy || field.value.trim() === '';
    },
    setFailed(failed) {
      problem.textContent = failed ? words.say('teaser.failed') : '';
    },
    announce() {
      status.textContent = words.say('teaser.says', { name, site, text: teaser.text });
    },
  };
}
