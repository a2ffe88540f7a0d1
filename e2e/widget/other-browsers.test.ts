import { openByPuppeteer } from '../fixtures/open-by-puppeteer.ts';
import { walkTheWidget } from './walk-the-widget.ts';

walkTheWidget([
  ['Chromium', () => openByPuppeteer('chrome')],
  ['Firefox ESR', () => openByPuppeteer('firefox')],
]);
