import type { DemoPersona } from './northwind-persona.ts';

const places = {
  osaka: { city: 'Osaka', country: 'JP', zone: 'Asia/Tokyo' },
  saitama: { city: 'Saitama', country: 'JP', zone: 'Asia/Tokyo' },
  kawasaki: { city: 'Kawasaki', country: 'JP', zone: 'Asia/Tokyo' },
  nagoya: { city: 'Nagoya', country: 'JP', zone: 'Asia/Tokyo' },
  seoul: { city: 'Seoul', country: 'KR', zone: 'Asia/Seoul' },
  dubai: { city: 'Dubai', country: 'AE', zone: 'Asia/Dubai' },
  riyadh: { city: 'Riyadh', country: 'SA', zone: 'Asia/Riyadh' },
  jeddah: { city: 'Jeddah', country: 'SA', zone: 'Asia/Riyadh' },
  cairo: { city: 'Cairo', country: 'EG', zone: 'Africa/Cairo' },
  dammam: { city: 'Dammam', country: 'SA', zone: 'Asia/Riyadh' },
  doha: { city: 'Doha', country: 'QA', zone: 'Asia/Qatar' },
  melbourne: { city: 'Melbourne', country: 'AU', zone: 'Australia/Melbourne' },
  bengaluru: { city: 'Bengaluru', country: 'IN', zone: 'Asia/Kolkata' },
  mumbai: { city: 'Mumbai', country: 'IN', zone: 'Asia/Kolkata' },
  singapore: { city: 'Singapore', country: 'SG', zone: 'Asia/Singapore' },
  auckland: { city: 'Auckland', country: 'NZ', zone: 'Pacific/Auckland' },
  johannesburg: { city: 'Johannesburg', country: 'ZA', zone: 'Africa/Johannesburg' },
} as const;

/** Visitors of the demo from Asia, Oceania and Africa. */
export const easternVisitors: readonly DemoPersona[] = [
  {
    who: { name: 'Kenji Watanabe', email: 'k.watanabe@kansaibuhin.example', account: 'kansaibuhin.example' },
    where: { ...places.osaka, locale: 'ja-JP', device: 'desktop' },
    how: { source: 'yahooJapan', visits: 3, journey: ['japanese', 'pricing', 'security'] },
  },
  {
    who: { name: 'Yui Nakamura', email: 'yui@hoshino-books.example', account: 'hoshino-books.example' },
    where: { ...places.saitama, locale: 'ja-JP', device: 'phone' },
    how: { source: 'google', visits: 1, journey: ['japanese', 'pricing'] },
  },
  {
    who: { name: null, email: null, account: 'hoshino-books.example' },
    where: { ...places.saitama, locale: 'ja-JP', device: 'desktop' },
    how: { source: 'yahooJapan', visits: 1, journey: ['japanese'] },
  },
  {
    who: { name: 'Kenichi Miura', email: 'miura@towan.example', account: 'towan.example' },
    where: { ...places.kawasaki, locale: 'ja-JP', device: 'desktop' },
    how: { source: 'direct', visits: 8, journey: ['japanese', 'pricing'] },
  },
  {
    who: { name: null, email: null, account: null },
    where: { ...places.nagoya, locale: 'ja-JP', device: 'phone' },
    how: { source: 'google', visits: 1, journey: ['japanese'] },
  },
  {
    who: { name: 'Sora Kim', email: 'sora.kim@hanriverbeauty.example', account: 'hanriverbeauty.example' },
    where: { ...places.seoul, locale: 'ko-KR', device: 'desktop' },
    how: { source: 'google', visits: 2, journey: ['home', 'compare', 'pricing'] },
  },
  {
    who: { name: 'Fatima Al Suwaidi', email: 'fatima@gulfretail.example', account: 'gulfretail.example' },
    where: { ...places.dubai, locale: 'ar-AE', device: 'desktop' },
    how: { source: 'linkedinAds', visits: 3, journey: ['arabic', 'pricing', 'request', 'thanks'] },
  },
  {
    who: { name: null, email: null, account: 'gulfretail.example' },
    where: { ...places.dubai, locale: 'en-AE', device: 'phone' },
    how: { source: 'direct', visits: 1, journey: ['home', 'pricing'] },
  },
  {
    who: { name: 'Khalid Al Otaibi', email: 'khalid@najm-electronics.example', account: 'najm-electronics.example' },
    where: { ...places.riyadh, locale: 'ar-SA', device: 'phone' },
    how: { source: 'springLaunch', visits: 2, journey: ['arabic', 'pricing'] },
  },
  {
    who: { name: 'Noura Al Harbi', email: 'noura@albayanfoods.example', account: 'albayanfoods.example' },
    where: { ...places.jeddah, locale: 'ar-SA', device: 'desktop' },
    how: { source: 'google', visits: 1, journey: ['arabic', 'security'] },
  },
  {
    who: { name: 'Salman Al Ghamdi', email: 'salman@wahatdawaa.example', account: 'wahatdawaa.example' },
    where: { ...places.jeddah, locale: 'ar-SA', device: 'desktop' },
    how: { source: 'direct', visits: 10, journey: ['arabic', 'pricing'] },
  },
  {
    who: { name: 'Yasmin Farouk', email: 'yasmin.farouk@nilehome.example', account: 'nilehome.example' },
    where: { ...places.cairo, locale: 'ar-EG', device: 'phone' },
    how: { source: 'bing', visits: 1, journey: ['arabic', 'compare'] },
  },
  {
    who: { name: 'Faisal Rahman', email: 'faisal@dammamcd.example', account: 'dammamcd.example' },
    where: { ...places.dammam, locale: 'en-SA', device: 'desktop' },
    how: { source: 'direct', visits: 5, journey: ['security'] },
  },
  {
    who: { name: null, email: null, account: null },
    where: { ...places.doha, locale: 'ar-QA', device: 'phone' },
    how: { source: 'google', visits: 1, journey: ['arabic'] },
  },
  {
    who: {
      name: 'Liam O’Connor',
      email: 'liam.oconnor@southerncrosstools.example',
      account: 'southerncrosstools.example',
    },
    where: { ...places.melbourne, locale: 'en-AU', device: 'desktop' },
    how: { source: 'tradePress', visits: 2, journey: ['home', 'pricing', 'compare'] },
  },
  {
    who: { name: 'Priya Nair', email: 'priya.nair@saffronkart.example', account: null },
    where: { ...places.bengaluru, locale: 'en-IN', device: 'desktop' },
    how: { source: 'google', visits: 1, journey: ['home', 'pricing', 'compare'] },
  },
  {
    who: { name: null, email: null, account: null },
    where: { ...places.mumbai, locale: 'en-IN', device: 'phone' },
    how: { source: 'google', visits: 1, journey: ['home'] },
  },
  {
    who: { name: 'Wei Ling Tan', email: 'weiling.tan@straitsfresh.example', account: null },
    where: { ...places.singapore, locale: 'en-SG', device: 'desktop' },
    how: { source: 'linkedinAds', visits: 2, journey: ['home', 'security', 'pricing'] },
  },
  {
    who: { name: null, email: null, account: null },
    where: { ...places.auckland, locale: 'en-NZ', device: 'tablet' },
    how: { source: 'duckduckgo', visits: 1, journey: ['home', 'compare'] },
  },
  {
    who: { name: 'Thabo Mokoena', email: 'thabo@karoo-supply.example', account: null },
    where: { ...places.johannesburg, locale: 'en-ZA', device: 'desktop' },
    how: { source: 'bing', visits: 1, journey: ['home', 'pricing'] },
  },
];
