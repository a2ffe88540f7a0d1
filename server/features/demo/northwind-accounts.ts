import type { RepKey } from './northwind-people.ts';

/** A company that Northwind knows. */
export interface DemoAccount {
  readonly name: string;
  /** Unique; visitors with an e-mail of it belong here. */
  readonly domain: string;
  readonly kind: 'prospect' | 'customer' | 'partner' | 'competitor' | 'consumer';
  /** A target account of the sales team. */
  readonly target: boolean;
  readonly owner: RepKey | null;
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly industry: string;
}

type Row = readonly [name: string, domain: string, city: string, country: string, industry: string];

const accounts = (
  kind: DemoAccount['kind'],
  target: boolean,
  owner: RepKey | null,
  rows: readonly Row[],
): DemoAccount[] =>
  rows.map(([name, domain, city, country, industry]) => ({
    name,
    domain,
    kind,
    target,
    owner,
    city,
    country,
    industry,
  }));

export const northwindAccounts: readonly DemoAccount[] = [
  ...accounts('prospect', true, 'ines', [
    ['Acme Components', 'acme.example', 'Lisboa', 'PT', 'Electronic components'],
    ['Mercado Atlântico', 'mercadoatlantico.example', 'Porto', 'PT', 'Grocery online'],
    ['Textil Belmonte', 'textilbelmonte.example', 'Barcelona', 'ES', 'Fashion'],
    ['Farmácias Unidas', 'farmaciasunidas.example', 'São Paulo', 'BR', 'Pharmacy wholesale'],
  ]),
  ...accounts('prospect', true, 'daniel', [
    ['Great Lakes Bearing', 'greatlakesbearing.example', 'Milwaukee', 'US', 'Industrial parts'],
    ['Prairie Pet Supply', 'prairiepet.example', 'Omaha', 'US', 'Pet food online'],
    ['Hofmann Befestigung', 'hofmann-befestigung.example', 'Nürnberg', 'DE', 'Fasteners'],
    ['Nordbahn Versand', 'nordbahn-versand.example', 'Hamburg', 'DE', 'Mail order'],
  ]),
  ...accounts('prospect', true, 'layla', [
    ['Gulf Retail Group', 'gulfretail.example', 'Dubai', 'AE', 'Retail'],
    ['Najm Electronics', 'najm-electronics.example', 'Riyadh', 'SA', 'Electronics'],
  ]),
  ...accounts('prospect', true, 'haruka', [
    ['Kansai Buhin', 'kansaibuhin.example', 'Osaka', 'JP', 'Machine parts'],
    ['Hoshino Books', 'hoshino-books.example', 'Saitama', 'JP', 'Books and stationery'],
  ]),
  ...accounts('prospect', false, 'ines', [
    ['Bodega Norte', 'bodeganorte.example', 'Bilbao', 'ES', 'Wine wholesale'],
    ['Pièces du Rhône', 'piecesdurhone.example', 'Lyon', 'FR', 'Car parts'],
    ['Olio & Co', 'olio-co.example', 'Bologna', 'IT', 'Fine food online'],
  ]),
  ...accounts('prospect', false, 'daniel', [
    ['Alpenrad', 'alpenrad.example', 'Innsbruck', 'AT', 'Bicycle parts'],
    ['Cascade Outdoor', 'cascadeoutdoor.example', 'Portland', 'US', 'Outdoor gear'],
    ['Maple Medical', 'maplemedical.example', 'Toronto', 'CA', 'Medical supplies'],
  ]),
  ...accounts('prospect', false, 'layla', [
    ['Al Bayan Foods', 'albayanfoods.example', 'Jeddah', 'SA', 'Food wholesale'],
    ['Nile Home', 'nilehome.example', 'Cairo', 'EG', 'Homeware online'],
  ]),
  ...accounts('prospect', false, 'haruka', [
    ['Southern Cross Tools', 'southerncrosstools.example', 'Melbourne', 'AU', 'Tools'],
    ['Han River Beauty', 'hanriverbeauty.example', 'Seoul', 'KR', 'Cosmetics online'],
  ]),
  ...accounts('prospect', false, null, [
    ['Thames Office Supply', 'thamesoffice.example', 'Reading', 'GB', 'Office supplies'],
    ['Kattegat Lys', 'kattegatlys.example', 'Aarhus', 'DK', 'Lighting'],
    ['Vlaamse Apotheek Groep', 'vag-groep.example', 'Gent', 'BE', 'Pharmacy wholesale'],
    ['Skog & Hem', 'skogochhem.example', 'Jönköping', 'SE', 'Furniture'],
  ]),
  ...accounts('customer', false, 'ines', [
    ['Casa Lume', 'casalume.example', 'Porto', 'PT', 'Lamps and homeware'],
    ['Iberparts', 'iberparts.example', 'Zaragoza', 'ES', 'Car parts'],
  ]),
  ...accounts('customer', false, 'daniel', [
    ['Fabrikon', 'fabrikon.example', 'Graz', 'AT', 'Spare parts'],
    ['Lakeshore Health', 'lakeshorehealth.example', 'Chicago', 'US', 'Medical supplies'],
    ['Halvorsen Marine Parts', 'halvorsen.example', 'Bergen', 'NO', 'Marine parts'],
  ]),
  ...accounts('customer', true, 'daniel', [
    ['Maasdelta Onderdelen', 'maasdelta.example', 'Rotterdam', 'NL', 'Machine parts'],
  ]),
  ...accounts('customer', false, 'layla', [
    ['Wahat Al Dawaa', 'wahatdawaa.example', 'Jeddah', 'SA', 'Pharmacy wholesale'],
    ['Dammam Cold & Dry', 'dammamcd.example', 'Dammam', 'SA', 'Third-party logistics'],
  ]),
  ...accounts('customer', false, 'haruka', [
    ['Towan Logistics', 'towan.example', 'Kawasaki', 'JP', 'Third-party logistics'],
  ]),
  ...accounts('partner', false, 'daniel', [
    ['Lagerwerk Integration', 'lagerwerk.example', 'Stuttgart', 'DE', 'Systems integrator'],
    ['Fluxo Consultoria', 'fluxo.example', 'Lisboa', 'PT', 'Logistics consulting'],
  ]),
  ...accounts('competitor', false, null, [
    ['Shuttlemark', 'shuttlemark.example', 'Linz', 'AT', 'Warehouse automation'],
    ['Kubik Storage', 'kubikstorage.example', 'Oslo', 'NO', 'Warehouse automation'],
  ]),
  ...accounts('consumer', false, null, [['Brickyard Makers', 'brickyard.example', 'Leeds', 'GB', 'Hobby workshop']]),
];
