import identity from '../locales/en/identity.json';
import look from '../locales/en/look.json';
import mail from '../locales/en/mail.json';
import privacy from '../locales/en/privacy.json';
import routing from '../locales/en/routing.json';
import settings from '../locales/en/settings.json';
import texts from '../locales/en/texts.json';
import ways from '../locales/en/ways.json';

/** The words of the settings: a third of all there are, and read with them. */
export const settingsWords = { identity, look, mail, privacy, routing, settings, texts, ways };
