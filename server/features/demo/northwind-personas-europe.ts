import type { DemoPersona } from './northwind-persona.ts';

const places = {
  lisbon: { city: 'Lisboa', country: 'PT', zone: 'Europe/Lisbon' },
  porto: { city: 'Porto', country: 'PT', zone: 'Europe/Lisbon' },
  barcelona: { city: 'Barcelona', country: 'ES', zone: 'Europe/Madrid' },
  madrid: { city: 'Madrid', country: 'ES', zone: 'Europe/Madrid' },
  bilbao: { city: 'Bilbao', country: 'ES', zone: 'Europe/Madrid' },
  lyon: { city: 'Lyon', country: 'FR', zone: 'Europe/Paris' },
  bologna: { city: 'Bologna', country: 'IT', zone: 'Europe/Rome' },
  nuremberg: { city: 'Nürnberg', country: 'DE', zone: 'Europe/Berlin' },
  hamburg: { city: 'Hamburg', country: 'DE', zone: 'Europe/Berlin' },
  innsbruck: { city: 'Innsbruck', country: 'AT', zone: 'Europe/Vienna' },
  graz: { city: 'Graz', country: 'AT', zone: 'Europe/Vienna' },
  bergen: { city: 'Bergen', country: 'NO', zone: 'Europe/Oslo' },
  rotterdam: { city: 'Rotterdam', country: 'NL', zone: 'Europe/Amsterdam' },
  ghent: { city: 'Gent', country: 'BE', zone: 'Europe/Brussels' },
  aarhus: { city: 'Aarhus', country: 'DK', zone: 'Europe/Copenhagen' },
  jonkoping: { city: 'Jönköping', country: 'SE', zone: 'Europe/Stockholm' },
  reading: { city: 'Reading', country: 'GB', zone: 'Europe/London' },
  leeds: { city: 'Leeds', country: 'GB', zone: 'Europe/London' },
  linz: { city: 'Linz', country: 'AT', zone: 'Europe/Vienna' },
  oslo: { city: 'Oslo', country: 'NO', zone: 'Europe/Oslo' },
  wroclaw: { city: 'Wrocław', country: 'PL', zone: 'Europe/Warsaw' },
} as const;

/** Visitors of the demo from Europe. */
export const europeanVisitors: readonly DemoPersona[] = [
  {
    who: { name: 'Maria Santos', email: 'maria.santos@acme.example', account: 'acme.example' },
    where: { ...places.lisbon, locale: 'pt-PT', device: 'desktop' },
    how: { source: 'springLaunch', visits: 3, journey: ['pricing', 'security', 'pricing'] },
  },
  {
    who: { name: 'Rui Tavares', email: 'rui.tavares@acme.example', account: 'acme.example' },
    where: { ...places.lisbon, locale: 'pt-PT', device: 'phone' },
    how: { source: 'direct', visits: 1, journey: ['home', 'pricing'] },
  },
  {
    who: { name: null, email: null, account: 'acme.example' },
    where: { ...places.lisbon, locale: 'pt-PT', device: 'desktop' },
    how: { source: 'google', visits: 1, journey: ['home', 'security'] },
  },
  {
    who: {
      name: 'Beatriz Nogueira',
      email: 'b.nogueira@mercadoatlantico.example',
      account: 'mercadoatlantico.example',
    },
    where: { ...places.porto, locale: 'pt-PT', device: 'desktop' },
    how: { source: 'newsletter', visits: 4, journey: ['home', 'compare', 'pricing', 'request', 'thanks'] },
  },
  {
    who: { name: null, email: null, account: 'mercadoatlantico.example' },
    where: { ...places.porto, locale: 'pt-PT', device: 'phone' },
    how: { source: 'google', visits: 1, journey: ['home', 'pricing'] },
  },
  {
    who: { name: 'Jordi Ferrer', email: 'jordi@textilbelmonte.example', account: 'textilbelmonte.example' },
    where: { ...places.barcelona, locale: 'es-ES', device: 'desktop' },
    how: { source: 'springLaunch', visits: 2, journey: ['home', 'pricing', 'compare'] },
  },
  {
    who: { name: null, email: null, account: null },
    where: { ...places.madrid, locale: 'es-ES', device: 'phone' },
    how: { source: 'peakSeason', visits: 1, journey: ['pricing'] },
  },
  {
    who: { name: 'Lucía Etxeberria', email: 'lucia@bodeganorte.example', account: 'bodeganorte.example' },
    where: { ...places.bilbao, locale: 'es-ES', device: 'desktop' },
    how: { source: 'tradePress', visits: 2, journey: ['home', 'compare'] },
  },
  {
    who: { name: 'Antoine Mercier', email: 'a.mercier@piecesdurhone.example', account: 'piecesdurhone.example' },
    where: { ...places.lyon, locale: 'fr-FR', device: 'desktop' },
    how: { source: 'google', visits: 2, journey: ['home', 'security', 'pricing'] },
  },
  {
    who: { name: 'Giulia Conti', email: 'giulia.conti@olio-co.example', account: 'olio-co.example' },
    where: { ...places.bologna, locale: 'it-IT', device: 'tablet' },
    how: { source: 'directory', visits: 1, journey: ['home', 'compare', 'pricing'] },
  },
  {
    who: {
      name: 'Katrin Hofmann',
      email: 'k.hofmann@hofmann-befestigung.example',
      account: 'hofmann-befestigung.example',
    },
    where: { ...places.nuremberg, locale: 'de-DE', device: 'desktop' },
    how: { source: 'fair', visits: 3, journey: ['home', 'compare', 'pricing', 'security'] },
  },
  {
    who: { name: 'Jens Petersen', email: 'j.petersen@nordbahn-versand.example', account: 'nordbahn-versand.example' },
    where: { ...places.hamburg, locale: 'de-DE', device: 'desktop' },
    how: { source: 'springLaunch', visits: 2, journey: ['pricing', 'compare', 'pricing'] },
  },
  {
    who: { name: null, email: null, account: 'nordbahn-versand.example' },
    where: { ...places.hamburg, locale: 'de-DE', device: 'desktop' },
    how: { source: 'integrator', visits: 1, journey: ['security'] },
  },
  {
    who: { name: 'Markus Egger', email: 'markus@alpenrad.example', account: 'alpenrad.example' },
    where: { ...places.innsbruck, locale: 'de-AT', device: 'phone' },
    how: { source: 'google', visits: 1, journey: ['home', 'pricing'] },
  },
  {
    who: { name: 'Eva Lechner', email: 'eva.lechner@fabrikon.example', account: 'fabrikon.example' },
    where: { ...places.graz, locale: 'de-AT', device: 'desktop' },
    how: { source: 'direct', visits: 9, journey: ['security', 'pricing'] },
  },
  {
    who: { name: 'Ragnhild Moe', email: 'ragnhild.moe@halvorsen.example', account: 'halvorsen.example' },
    where: { ...places.bergen, locale: 'nb-NO', device: 'desktop' },
    how: { source: 'newsletter', visits: 6, journey: ['home', 'pricing'] },
  },
  {
    who: { name: 'Pieter Visser', email: 'p.visser@maasdelta.example', account: 'maasdelta.example' },
    where: { ...places.rotterdam, locale: 'nl-NL', device: 'desktop' },
    how: { source: 'direct', visits: 12, journey: ['pricing'] },
  },
  {
    who: { name: null, email: null, account: 'vag-groep.example' },
    where: { ...places.ghent, locale: 'nl-BE', device: 'desktop' },
    how: { source: 'bingAds', visits: 1, journey: ['compare', 'pricing'] },
  },
  {
    who: { name: 'Søren Holm', email: 'soren@kattegatlys.example', account: 'kattegatlys.example' },
    where: { ...places.aarhus, locale: 'da-DK', device: 'phone' },
    how: { source: 'linkedinAds', visits: 1, journey: ['home', 'pricing'] },
  },
  {
    who: { name: 'Anna Lindgren', email: 'anna.lindgren@skogochhem.example', account: 'skogochhem.example' },
    where: { ...places.jonkoping, locale: 'sv-SE', device: 'desktop' },
    how: { source: 'bing', visits: 2, journey: ['home', 'compare', 'security'] },
  },
  {
    who: { name: 'Oliver Hughes', email: 'oliver.hughes@thamesoffice.example', account: 'thamesoffice.example' },
    where: { ...places.reading, locale: 'en-GB', device: 'desktop' },
    how: { source: 'springLaunch', visits: 3, journey: ['home', 'pricing', 'compare', 'pricing'] },
  },
  {
    who: { name: null, email: null, account: null },
    where: { ...places.leeds, locale: 'en-GB', device: 'phone' },
    how: { source: 'google', visits: 1, journey: ['home'] },
  },
  {
    who: { name: 'Gemma Doyle', email: 'gemma@brickyard.example', account: 'brickyard.example' },
    where: { ...places.leeds, locale: 'en-GB', device: 'phone' },
    how: { source: 'duckduckgo', visits: 1, journey: ['home', 'pricing'] },
  },
  {
    who: { name: 'Stefan Kogler', email: 's.kogler@shuttlemark.example', account: 'shuttlemark.example' },
    where: { ...places.linz, locale: 'de-AT', device: 'desktop' },
    how: { source: 'google', visits: 2, journey: ['compare', 'pricing', 'compare'] },
  },
  {
    who: { name: 'Kari Lunde', email: null, account: 'kubikstorage.example' },
    where: { ...places.oslo, locale: 'nb-NO', device: 'desktop' },
    how: { source: 'direct', visits: 1, journey: ['compare'] },
  },
  {
    who: { name: 'Tomasz Zieliński', email: null, account: null },
    where: { ...places.wroclaw, locale: 'pl-PL', device: 'desktop' },
    how: { source: 'directory', visits: 1, journey: ['home', 'compare', 'request'] },
  },
];
