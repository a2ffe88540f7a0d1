/** Puts text in the place of a range as if it had been typed: the field's own undo takes it back. */
export function typeOver(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
  field.focus();
  field.setSelectionRange(from, to);
  // The one way to write into a field that its undo knows of.
  if (document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) return;
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}

/** Puts text at the caret, over what is selected. */
export function typeAtCaret(field: HTMLTextAreaElement, text: string): void {
  typeOver(field, field.selectionStart, field.selectionEnd, text);
}

/** Puts marks around what is selected, or takes them away where they stand there; without a selection the caret comes between them. */
export function toggleMarks(field: HTMLTextAreaElement, mark: string): void {
  const { value, selectionStart: from, selectionEnd: to } = field;
  const length = mark.length;
  const chosen = value.slice(from, to);
  const around = value.slice(from - length, from) === mark && value.slice(to, to + length) === mark;
  // The one star of italics is no half of the two of bold.
  const half = length === 1 && (value.charAt(from - 2) === mark || value.charAt(to + 1) === mark);
  if (around && !half) {
    typeOver(field, from - length, to + length, chosen);
    field.setSelectionRange(from - length, to - length);
  } else {
    typeOver(field, from, to, `${mark}${chosen}${mark}`);
    field.setSelectionRange(from + length, to + length);
  }
}

/** Makes a link of what is selected; the address is left to be typed. */
export function linkSelected(field: HTMLTextAreaElement): void {
  const { value, selectionStart: from, selectionEnd: to } = field;
  const begun = 'https://';
  typeOver(field, from, to, `[${value.slice(from, to)}](${begun})`);
  const address = to + '[]('.length;
  field.setSelectionRange(address, address + begun.length);
}
