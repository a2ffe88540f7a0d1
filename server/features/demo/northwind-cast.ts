import type { DemoPersona } from './northwind-persona.ts';
import type { PageKey, SourceKey } from './northwind-site.ts';

/** Somebody who is played on the demo's site now; the month's story is told with others. */
export interface CastMember extends DemoPersona {
  /** Unique; the visitor's secret follows from it, so that who comes back is known again. */
  readonly key: string;
  /** How often they were here before the demo began; who was has said who they are. */
  readonly before: number;
}

const places = {
  lisbon: ['Lisboa', 'PT', 'Europe/Lisbon'],
  porto: ['Porto', 'PT', 'Europe/Lisbon'],
  barcelona: ['Barcelona', 'ES', 'Europe/Madrid'],
  bilbao: ['Bilbao', 'ES', 'Europe/Madrid'],
  sevilla: ['Sevilla', 'ES', 'Europe/Madrid'],
  lyon: ['Lyon', 'FR', 'Europe/Paris'],
  lille: ['Lille', 'FR', 'Europe/Paris'],
  nuremberg: ['Nürnberg', 'DE', 'Europe/Berlin'],
  hamburg: ['Hamburg', 'DE', 'Europe/Berlin'],
  innsbruck: ['Innsbruck', 'AT', 'Europe/Vienna'],
  zurich: ['Zürich', 'CH', 'Europe/Zurich'],
  rotterdam: ['Rotterdam', 'NL', 'Europe/Amsterdam'],
  ghent: ['Gent', 'BE', 'Europe/Brussels'],
  aarhus: ['Aarhus', 'DK', 'Europe/Copenhagen'],
  jonkoping: ['Jönköping', 'SE', 'Europe/Stockholm'],
  bologna: ['Bologna', 'IT', 'Europe/Rome'],
  reading: ['Reading', 'GB', 'Europe/London'],
  leeds: ['Leeds', 'GB', 'Europe/London'],
  dublin: ['Dublin', 'IE', 'Europe/Dublin'],
  warsaw: ['Warszawa', 'PL', 'Europe/Warsaw'],
  saoPaulo: ['São Paulo', 'BR', 'America/Sao_Paulo'],
  milwaukee: ['Milwaukee', 'US', 'America/Chicago'],
  omaha: ['Omaha', 'US', 'America/Chicago'],
  portland: ['Portland', 'US', 'America/Los_Angeles'],
  toronto: ['Toronto', 'CA', 'America/Toronto'],
  montreal: ['Montréal', 'CA', 'America/Toronto'],
  guadalajara: ['Guadalajara', 'MX', 'America/Mexico_City'],
  dubai: ['Dubai', 'AE', 'Asia/Dubai'],
  riyadh: ['Riyadh', 'SA', 'Asia/Riyadh'],
  cairo: ['Cairo', 'EG', 'Africa/Cairo'],
  casablanca: ['Casablanca', 'MA', 'Africa/Casablanca'],
  osaka: ['Osaka', 'JP', 'Asia/Tokyo'],
  saitama: ['Saitama', 'JP', 'Asia/Tokyo'],
  fukuoka: ['Fukuoka', 'JP', 'Asia/Tokyo'],
  seoul: ['Seoul', 'KR', 'Asia/Seoul'],
  bengaluru: ['Bengaluru', 'IN', 'Asia/Kolkata'],
  pune: ['Pune', 'IN', 'Asia/Kolkata'],
  singapore: ['Singapore', 'SG', 'Asia/Singapore'],
  melbourne: ['Melbourne', 'AU', 'Australia/Melbourne'],
  nairobi: ['Nairobi', 'KE', 'Africa/Nairobi'],
} as const;

type Row = readonly [
  key: string,
  place: keyof typeof places,
  locale: string,
  device: 'desktop' | 'phone' | 'tablet',
  source: SourceKey,
  journey: readonly PageKey[],
];

/** Name and e-mail, where they would give them; how often they were here. */
type Known = readonly [name: string, email: string, before?: number];

const member = (row: Row, known?: Known): CastMember => {
  const [key, place, locale, device, source, journey] = row;
  const [city, country, zone] = places[place];
  const [name = null, email = null, before = 0] = known ?? [];
  return {
    key,
    before,
    who: { name, email, account: email === null ? null : (email.split('@')[1] ?? null) },
    where: { city, country, zone, locale, device },
    how: { source, visits: before + 1, journey },
  };
};

/** The two of one target account whom the first minute is about, and who books without anybody’s help. */
export const firstMinuteCast = {
  beatriz: member(
    ['beatriz', 'lisbon', 'en-PT', 'desktop', 'springLaunch', ['home', 'pricing']],
    ['Beatriz Almeida', 'beatriz.almeida@acme.example', 2],
  ),
  miguel: member(
    ['miguel', 'lisbon', 'en-PT', 'desktop', 'direct', ['pricing']],
    ['Miguel Antunes', 'miguel.antunes@acme.example', 2],
  ),
  mette: member(
    ['mette', 'aarhus', 'da-DK', 'desktop', 'newsletter', ['home', 'request']],
    ['Mette Kjær', 'mette.kjaer@kattegatlys.example'],
  ),
} as const;

/** Everybody else who comes by. */
export const northwindCast: readonly CastMember[] = [
  member(
    ['greta', 'nuremberg', 'de-DE', 'desktop', 'linkedinAds', ['pricing', 'compare', 'pricing']],
    ['Greta Baumann', 'g.baumann@hofmann-befestigung.example', 3],
  ),
  member(['hofmann-second', 'nuremberg', 'de-DE', 'phone', 'direct', ['security', 'pricing']]),
  member(
    ['jonas', 'hamburg', 'de-DE', 'desktop', 'google', ['home', 'compare', 'security']],
    ['Jonas Petersen', 'petersen@nordbahn-versand.example'],
  ),
  member(
    ['lukas', 'innsbruck', 'de-AT', 'tablet', 'fair', ['home', 'pricing']],
    ['Lukas Egger', 'lukas.egger@alpenrad.example'],
  ),
  member(['zurich', 'zurich', 'de-CH', 'desktop', 'integrator', ['home', 'security', 'compare']]),
  member(
    ['carla', 'barcelona', 'es-ES', 'desktop', 'google', ['home', 'pricing', 'compare']],
    ['Carla Ferrer', 'carla.ferrer@textilbelmonte.example', 1],
  ),
  member(
    ['iker', 'bilbao', 'es-ES', 'phone', 'peakSeason', ['pricing', 'home']],
    ['Iker Zubieta', 'iker@bodeganorte.example'],
  ),
  member(['sevilla', 'sevilla', 'es-ES', 'phone', 'google', ['home', 'compare']]),
  member(
    ['camille', 'lyon', 'fr-FR', 'desktop', 'springLaunch', ['home', 'pricing', 'security']],
    ['Camille Roussel', 'c.roussel@piecesdurhone.example', 2],
  ),
  member(['lille', 'lille', 'fr-FR', 'desktop', 'bing', ['compare', 'pricing']]),
  member(
    ['joris', 'rotterdam', 'nl-NL', 'desktop', 'direct', ['pricing', 'compare']],
    ['Joris Hoekstra', 'j.hoekstra@maasdelta.example', 6],
  ),
  member(
    ['an', 'ghent', 'nl-BE', 'desktop', 'bingAds', ['compare', 'security', 'request']],
    ['An Verhaegen', 'an.verhaegen@vag-groep.example'],
  ),
  member(
    ['erik', 'jonkoping', 'sv-SE', 'desktop', 'tradePress', ['home', 'compare', 'pricing']],
    ['Erik Sandberg', 'erik.sandberg@skogochhem.example'],
  ),
  member(
    ['paolo', 'bologna', 'it-IT', 'phone', 'google', ['home', 'pricing']],
    ['Paolo Neri', 'p.neri@olio-co.example'],
  ),
  member(
    ['gemma', 'reading', 'en-GB', 'desktop', 'google', ['home', 'pricing', 'security']],
    ['Gemma Whitfield', 'gemma.whitfield@thamesoffice.example'],
  ),
  member(['leeds', 'leeds', 'en-GB', 'phone', 'duckduckgo', ['home', 'pricing']]),
  member(['dublin', 'dublin', 'en-IE', 'desktop', 'google', ['compare', 'pricing', 'home']]),
  member(['warsaw', 'warsaw', 'pl-PL', 'desktop', 'directory', ['home', 'security']]),
  member(
    ['mercado', 'porto', 'pt-PT', 'desktop', 'newsletter', ['home', 'pricing', 'compare']],
    ['Tiago Sequeira', 'tiago.sequeira@mercadoatlantico.example', 1],
  ),
  member(['porto', 'porto', 'pt-PT', 'phone', 'google', ['home', 'security']]),
  member(
    ['renata', 'saoPaulo', 'pt-BR', 'desktop', 'linkedinAds', ['home', 'compare', 'pricing']],
    ['Renata Moraes', 'renata.moraes@farmaciasunidas.example'],
  ),
  member(
    ['scott', 'milwaukee', 'en-US', 'desktop', 'springLaunch', ['pricing', 'compare', 'pricing']],
    ['Scott Lindqvist', 'scott.lindqvist@greatlakesbearing.example', 2],
  ),
  member(
    ['alicia', 'omaha', 'en-US', 'phone', 'peakSeason', ['pricing', 'home']],
    ['Alicia Grant', 'alicia.grant@prairiepet.example'],
  ),
  member(
    ['noah', 'portland', 'en-US', 'desktop', 'google', ['home', 'security', 'pricing']],
    ['Noah Feldman', 'noah@cascadeoutdoor.example'],
  ),
  member(
    ['simran', 'toronto', 'en-CA', 'desktop', 'linkedinAds', ['security', 'pricing', 'request']],
    ['Simran Gill', 'simran.gill@maplemedical.example', 1],
  ),
  member(['montreal', 'montreal', 'fr-CA', 'tablet', 'google', ['home', 'pricing']]),
  member(['guadalajara', 'guadalajara', 'es-MX', 'phone', 'peakSeason', ['pricing', 'compare']]),
  member(
    ['mariam', 'dubai', 'ar-AE', 'desktop', 'linkedinAds', ['arabic', 'pricing', 'security']],
    ['Mariam Al Hashimi', 'mariam@gulfretail.example', 2],
  ),
  member(['dubai', 'dubai', 'en-AE', 'phone', 'google', ['home', 'pricing']]),
  member(
    ['turki', 'riyadh', 'ar-SA', 'phone', 'springLaunch', ['arabic', 'pricing']],
    ['Turki Al Dossari', 'turki@najm-electronics.example'],
  ),
  member(['cairo', 'cairo', 'ar-EG', 'phone', 'google', ['arabic', 'compare']]),
  member(['casablanca', 'casablanca', 'fr-MA', 'desktop', 'bing', ['home', 'pricing']]),
  member(
    ['daiki', 'osaka', 'ja-JP', 'desktop', 'yahooJapan', ['japanese', 'pricing', 'security']],
    ['Daiki Fujimoto', 'd.fujimoto@kansaibuhin.example', 2],
  ),
  member(
    ['aoi', 'saitama', 'ja-JP', 'phone', 'google', ['japanese', 'pricing']],
    ['Aoi Kobayashi', 'aoi@hoshino-books.example'],
  ),
  member(['fukuoka', 'fukuoka', 'ja-JP', 'desktop', 'yahooJapan', ['japanese', 'compare']]),
  member(
    ['minji', 'seoul', 'ko-KR', 'desktop', 'google', ['home', 'compare', 'pricing']],
    ['Minji Park', 'minji.park@hanriverbeauty.example'],
  ),
  member(
    ['ananya', 'bengaluru', 'en-IN', 'desktop', 'google', ['home', 'pricing', 'compare']],
    ['Ananya Rao', 'ananya.rao@saffronkart.example'],
  ),
  member(['pune', 'pune', 'en-IN', 'phone', 'google', ['home', 'compare', 'pricing']]),
  member(
    ['jiahui', 'singapore', 'en-SG', 'desktop', 'linkedinAds', ['home', 'security', 'pricing']],
    ['Jia Hui Lim', 'jiahui.lim@straitsfresh.example'],
  ),
  member(
    ['oliver', 'melbourne', 'en-AU', 'desktop', 'tradePress', ['home', 'pricing', 'compare']],
    ['Oliver Brennan', 'oliver.brennan@southerncrosstools.example'],
  ),
  member(['nairobi', 'nairobi', 'en-KE', 'phone', 'bing', ['home', 'pricing']]),
];

/** Who was here before the demo began: the month's story gives them their first visits. */
export const returningCast: readonly CastMember[] = [...Object.values(firstMinuteCast), ...northwindCast].filter(
  ({ before }) => before > 0,
);
