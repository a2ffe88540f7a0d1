// The demo request: checks the fields, then shows the thank-you page. What was typed stays in this tab.
const form = document.getElementById('demo-request');
const problem = form.querySelector('[role="alert"]');
const submit = form.querySelector('[type="submit"]');
const checked = [...form.querySelectorAll('[required]')];

function check(input) {
  const good = input.checkValidity() && input.value.trim() !== '';
  input.setAttribute('aria-invalid', String(!good));
  document.getElementById(`${input.id}-error`).hidden = good;
  return good;
}

for (const input of checked) {
  input.addEventListener('input', () => {
    if (input.getAttribute('aria-invalid') === 'true') check(input);
  });
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const wrong = checked.filter((input) => !check(input));
  if (wrong.length > 0) {
    problem.textContent =
      wrong.length === 1 ? 'One answer needs another look.' : `${wrong.length} answers need another look.`;
    problem.hidden = false;
    wrong[0].focus();
    return;
  }
  const data = new FormData(form);
  sessionStorage.setItem(
    'northwind-request',
    JSON.stringify({ name: data.get('name').trim(), email: data.get('email').trim() }),
  );
  location.assign(form.action);
});

submit.disabled = false;
