import { openWebkit } from '../fixtures/open-webkit.ts';
import { walkTheWidget } from './walk-the-widget.ts';

walkTheWidget([['WebKit', openWebkit]]);
