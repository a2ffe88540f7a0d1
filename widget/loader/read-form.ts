/** A field as the visitor filled it in: its name, its type, its value. */
export type Field = readonly [name: string, type: string, value: string];

/** What nobody but the form's own receiver should read, by type, by what the browser fills in, by name. */
const isPrivate = /^(password|hidden|file)$|cc-|one-time|password|passwd|secret|token|otp|card|cvc|cvv|iban|ssn/i;
const isNoField = /^(button|submit|reset|image|fieldset)$/;

/** Reads the fields of a form that the visitor sent: never passwords, cards, hidden fields, files or what is marked `data-foyer-skip`. */
export const readForm = (form: HTMLFormElement): Field[] =>
  (Array.from(form.elements) as HTMLInputElement[])
    .filter(
      ({ name, type, value, checked, autocomplete }) =>
        name &&
        value?.trim() &&
        !isNoField.test(type) &&
        (checked || !/^(checkbox|radio)$/.test(type)) &&
        ![name, type, autocomplete].some((word) => isPrivate.test(word)),
    )
    .filter((field) => !field.closest('[data-foyer-skip]'))
    .map(({ name, type, value }) => [name, type, value.trim().slice(0, 200)]);
