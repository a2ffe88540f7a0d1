import { addStyles } from '../chat/add-styles.ts';
import styles from '../style/strip.css?url';
import { Strip } from './strip.tsx';

/** Brings what says that the router cannot be reached: with the messenger and not after the line is gone. */
export const prepareStrip = (): Promise<typeof Strip> => addStyles(document, styles).then(() => Strip);
