import type { DemoPersona } from './northwind-persona.ts';
import { americanVisitors } from './northwind-personas-americas.ts';
import { easternVisitors } from './northwind-personas-east.ts';
import { europeanVisitors } from './northwind-personas-europe.ts';

export const northwindPersonas: readonly DemoPersona[] = [...europeanVisitors, ...americanVisitors, ...easternVisitors];
