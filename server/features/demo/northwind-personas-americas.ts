import type { DemoPersona } from './northwind-persona.ts';

const places = {
  milwaukee: { city: 'Milwaukee', country: 'US', zone: 'America/Chicago' },
  omaha: { city: 'Omaha', country: 'US', zone: 'America/Chicago' },
  portland: { city: 'Portland', country: 'US', zone: 'America/Los_Angeles' },
  toronto: { city: 'Toronto', country: 'CA', zone: 'America/Toronto' },
  chicago: { city: 'Chicago', country: 'US', zone: 'America/Chicago' },
  saoPaulo: { city: 'São Paulo', country: 'BR', zone: 'America/Sao_Paulo' },
  mexicoCity: { city: 'Ciudad de México', country: 'MX', zone: 'America/Mexico_City' },
  atlanta: { city: 'Atlanta', country: 'US', zone: 'America/New_York' },
  boise: { city: 'Boise', country: 'US', zone: 'America/Boise' },
  dallas: { city: 'Dallas', country: 'US', zone: 'America/Chicago' },
  santiago: { city: 'Santiago', country: 'CL', zone: 'America/Santiago' },
} as const;

/** Visitors of the demo from the Americas. */
export const americanVisitors: readonly DemoPersona[] = [
  {
    who: {
      name: 'Megan Kowalski',
      email: 'megan.kowalski@greatlakesbearing.example',
      account: 'greatlakesbearing.example',
    },
    where: { ...places.milwaukee, locale: 'en-US', device: 'desktop' },
    how: { source: 'springLaunch', visits: 2, journey: ['home', 'pricing', 'compare', 'pricing'] },
  },
  {
    who: { name: null, email: null, account: 'greatlakesbearing.example' },
    where: { ...places.milwaukee, locale: 'en-US', device: 'phone' },
    how: { source: 'direct', visits: 1, journey: ['security'] },
  },
  {
    who: { name: 'Tyrell Jackson', email: 'tyrell@prairiepet.example', account: 'prairiepet.example' },
    where: { ...places.omaha, locale: 'en-US', device: 'desktop' },
    how: { source: 'peakSeason', visits: 1, journey: ['pricing', 'request', 'thanks'] },
  },
  {
    who: { name: 'Hannah Cho', email: 'hannah.cho@cascadeoutdoor.example', account: 'cascadeoutdoor.example' },
    where: { ...places.portland, locale: 'en-US', device: 'tablet' },
    how: { source: 'google', visits: 2, journey: ['home', 'compare', 'pricing'] },
  },
  {
    who: { name: 'Amit Desai', email: 'amit.desai@maplemedical.example', account: 'maplemedical.example' },
    where: { ...places.toronto, locale: 'en-CA', device: 'desktop' },
    how: { source: 'linkedinAds', visits: 2, journey: ['home', 'security'] },
  },
  {
    who: { name: null, email: null, account: 'maplemedical.example' },
    where: { ...places.toronto, locale: 'fr-CA', device: 'desktop' },
    how: { source: 'google', visits: 1, journey: ['home', 'pricing'] },
  },
  {
    who: { name: 'Rosa Delgado', email: 'rosa.delgado@lakeshorehealth.example', account: 'lakeshorehealth.example' },
    where: { ...places.chicago, locale: 'en-US', device: 'desktop' },
    how: { source: 'direct', visits: 7, journey: ['pricing'] },
  },
  {
    who: { name: 'Bruno Azevedo', email: 'bruno.azevedo@farmaciasunidas.example', account: 'farmaciasunidas.example' },
    where: { ...places.saoPaulo, locale: 'pt-BR', device: 'phone' },
    how: { source: 'springLaunch', visits: 2, journey: ['home', 'pricing'] },
  },
  {
    who: { name: 'Camila Prado', email: 'camila.prado@farmaciasunidas.example', account: 'farmaciasunidas.example' },
    where: { ...places.saoPaulo, locale: 'pt-BR', device: 'desktop' },
    how: { source: 'google', visits: 1, journey: ['home', 'security', 'compare'] },
  },
  {
    who: { name: null, email: null, account: null },
    where: { ...places.mexicoCity, locale: 'es-MX', device: 'phone' },
    how: { source: 'peakSeason', visits: 1, journey: ['pricing'] },
  },
  {
    who: { name: null, email: null, account: null },
    where: { ...places.atlanta, locale: 'en-US', device: 'phone' },
    how: { source: 'google', visits: 1, journey: ['home', 'pricing'] },
  },
  {
    who: { name: 'Dale Whitaker', email: null, account: null },
    where: { ...places.boise, locale: 'en-US', device: 'desktop' },
    how: { source: 'tradePress', visits: 1, journey: ['home', 'compare'] },
  },
  {
    who: { name: null, email: null, account: null },
    where: { ...places.dallas, locale: 'en-US', device: 'desktop' },
    how: { source: 'bingAds', visits: 2, journey: ['compare', 'pricing'] },
  },
  {
    who: { name: 'Valentina Rojas', email: 'v.rojas@ruta5.example', account: null },
    where: { ...places.santiago, locale: 'es-CL', device: 'phone' },
    how: { source: 'linkedinAds', visits: 1, journey: ['home'] },
  },
];
