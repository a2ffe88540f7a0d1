// The menu button of narrow screens. The style sheet closes the menu from the first paint on where scripts run.
const menu = document.querySelector('.menu');
const nav = document.querySelector('.nav');

if (menu && nav) {
  const show = (open) => {
    menu.setAttribute('aria-expanded', String(open));
    nav.classList.toggle('nav-open', open);
  };
  menu.addEventListener('click', () => show(menu.getAttribute('aria-expanded') !== 'true'));
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.getAttribute('aria-expanded') === 'true') {
      show(false);
      menu.focus();
    }
  });
}

// The header sits on the hero's colour until the page moves under it.
const head = document.querySelector('.head');
const mark = document.querySelector('.hero');
if (head && mark) {
  new IntersectionObserver(([seen]) => head.classList.toggle('stuck', !seen.isIntersecting), {
    rootMargin: '-80px 0px 0px',
  }).observe(mark);
}
