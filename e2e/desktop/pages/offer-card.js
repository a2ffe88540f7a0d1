const desk = window.foyerOfferCard;
let view = { card: null, shortcuts: { accept: '', decline: '' } };
const draw = (next) => {
  view = next;
  document.getElementById('words').textContent = view.card?.words ?? '';
};
desk.onChanged(draw);
const first = await desk.view();
if (first.ok) draw(first.data);
for (const action of ['accept', 'decline']) {
  document.getElementById(action).addEventListener('click', () => {
    if (view.card) desk.act({ offerId: view.card.offerId, action });
  });
}
document.documentElement.dataset.ready = 'yes';
