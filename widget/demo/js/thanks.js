// Greets by first name when the visitor comes from the form; the sentence is whole without it.
const stored = sessionStorage.getItem('northwind-request');

if (stored) {
  const { name, email } = JSON.parse(stored);
  const first = name.split(/\s+/)[0];
  document.querySelector('[data-from="name"]').textContent = `, ${first}`;
  document.querySelector('[data-from="email"]').textContent = ` to ${email}`;
}
