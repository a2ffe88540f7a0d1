// Notes what the desktop tells the page, for a test to read.
window.heard = { session: [], settings: [], acts: [], links: [] };
window.foyer.session.onChanged((status) => window.heard.session.push(status));
window.foyer.settings.onChanged((settings) => window.heard.settings.push(settings));
window.foyer.offerCard.onAct((act) => window.heard.acts.push(act));
window.foyer.links.onLink((link) => window.heard.links.push(link));
document.documentElement.dataset.ready = 'yes';
