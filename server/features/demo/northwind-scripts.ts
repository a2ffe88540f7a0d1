import type { DemoScript } from './northwind-script.ts';
import { buyingScripts } from './northwind-scripts-buying.ts';
import { languageScripts } from './northwind-scripts-languages.ts';
import { technicalScripts } from './northwind-scripts-technical.ts';

export const northwindScripts: readonly DemoScript[] = [...buyingScripts, ...technicalScripts, ...languageScripts];
