import { startLoader } from './start-loader.ts';

startLoader(window, document.currentScript);
