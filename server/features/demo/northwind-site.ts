/** A page of the demo site, as the widget reports it. */
export interface DemoPage {
  readonly path: string;
  readonly title: string;
}

/** The pages by the short names journeys use; paths and titles are those of `widget/demo`. */
export const northwindPages = {
  home: { path: '/demo/', title: 'Northwind Robotics: robots that bring the shelf to the picker' },
  pricing: { path: '/demo/pricing/', title: 'Pricing: robots by the month | Northwind Robotics' },
  compare: {
    path: '/demo/compare/',
    title: 'Compare: carts, shuttles, cube storage and robots | Northwind Robotics',
  },
  security: { path: '/demo/security/', title: 'Security and safety | Northwind Robotics' },
  request: { path: '/demo/demo-request/', title: 'Request a demo | Northwind Robotics' },
  thanks: { path: '/demo/demo-request/thanks/', title: 'Thank you | Northwind Robotics' },
  arabic: { path: '/demo/ar/', title: 'نورثويند روبوتيكس: روبوتات تُحضر الرف إلى العامل' },
  japanese: { path: '/demo/ja/', title: '棚が人のところへ来る倉庫ロボット | ノースウィンド・ロボティクス' },
} as const satisfies Record<string, DemoPage>;

/** Short name of a page. */
export type PageKey = keyof typeof northwindPages;

/** How a browser arrives: the query of the first page's URL (without `?`) and its referrer, both as the browser gives them. */
export interface DemoSource {
  readonly query: string;
  readonly referrer: string;
}

/** Where the demo's visitors come from; the router reads source and campaign from these as from any visit. */
export const northwindSources = {
  direct: { query: '', referrer: '' },
  google: { query: '', referrer: 'https://www.google.com/' },
  bing: { query: '', referrer: 'https://www.bing.com/' },
  duckduckgo: { query: '', referrer: 'https://duckduckgo.com/' },
  yahooJapan: { query: '', referrer: 'https://search.yahoo.co.jp/' },
  springLaunch: {
    query: 'utm_source=google&utm_medium=cpc&utm_campaign=spring-launch&utm_term=warehouse+robots+price',
    referrer: 'https://www.google.com/',
  },
  peakSeason: {
    query: 'utm_source=google&utm_medium=cpc&utm_campaign=rent-for-the-peak&utm_term=rent+warehouse+robots',
    referrer: 'https://www.google.com/',
  },
  bingAds: {
    query: 'utm_source=bing&utm_medium=cpc&utm_campaign=agv-alternatives',
    referrer: 'https://www.bing.com/',
  },
  linkedinAds: {
    query: 'utm_source=linkedin&utm_medium=paid_social&utm_campaign=heads-of-logistics',
    referrer: 'https://www.linkedin.com/',
  },
  newsletter: { query: 'utm_source=newsletter&utm_medium=email&utm_campaign=november-halls', referrer: '' },
  fair: { query: 'utm_source=fair&utm_medium=qr&utm_campaign=stuttgart-2026', referrer: '' },
  tradePress: { query: '', referrer: 'https://intralogistics-weekly.example/2026/goods-to-person' },
  directory: { query: '', referrer: 'https://robot-buyers-guide.example/amr' },
  integrator: { query: '', referrer: 'https://lagerwerk.example/partner' },
} as const satisfies Record<string, DemoSource>;

/** Short name of a source. */
export type SourceKey = keyof typeof northwindSources;

/** The site that the demo workspace is made with. */
export const northwindSite = {
  name: 'Northwind Robotics',
  key: 'northwind-demo',
  /** The widget's colour on it: the one of the site's colours that stands out on yellow, on paper and at night. */
  color: '#6c61d6',
  consent: 'implied',
} as const;

/** What meetings about Northwind are called. */
export const northwindMeetingTitles: readonly string[] = [
  'Your hall with robots in it',
  'Pilot: scope and price',
  'Reading your order data together',
  'SAP EWM link: questions from IT',
  'Security and works council questions',
  'Visit to the open hall in Tilburg',
  'Simulation results',
  'Renting for the Christmas peak',
  'From pilot to a second building',
  'Floor check and charging points',
  'Commercial terms, 36 or 60 months',
  'Apresentação: robôs no seu armazém',
  'Ihre Halle mit Robotern',
  '倉庫ロボットのご紹介',
  'عرض الروبوتات في مستودعكم',
];
