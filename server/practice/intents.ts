/** What a rep's words ask for, as far as keywords tell in the languages of the cast. */
export type Intent = 'email' | 'name' | 'meeting' | 'call' | 'figures' | 'bye' | 'hello' | 'question';

// Letters before and after, not \b: that knows ASCII letters only.
const words = (...list: string[]): RegExp => new RegExp(`(?<!\\p{L})(${list.join('|')})(?!\\p{L})`, 'iu');

const mail = words('e-?mail\\p{L}*', 'mail address', 'correo', 'courriel', 'adresse mail', 'mailadresse');
const mailElsewhere = /メール|بريد|إيميل/u;
const yours = words(
  'your?',
  'which',
  'what',
  'where',
  'ihre?n?',
  'deine?',
  'welche',
  'wohin',
  'su',
  'tu',
  'votre',
  'ton',
  'quelle?',
  'seu',
  'teu',
  'qual',
);
const asked = /[?？؟]/u;

const tests: readonly (readonly [Intent, (text: string) => boolean])[] = [
  ['email', (text) => mailElsewhere.test(text) || (mail.test(text) && (asked.test(text) || yours.test(text)))],
  [
    'name',
    (text) =>
      words(
        'your name',
        'who am i (talking|speaking|writing)',
        'ihr name',
        'wie heißen sie',
        'su nombre',
        'tu nombre',
        'votre nom',
        'seu nome',
        'como se chama',
      ).test(text) || /お名前|اسمك/u.test(text),
  ],
  [
    'meeting',
    (text) =>
      words(
        'meeting',
        'calendar',
        'book',
        'slot',
        'schedule',
        'pick a time',
        'termin\\p{L}*',
        'kalender',
        'reuni[óo]n',
        'reunião',
        'agenda\\p{L}*',
        'cita',
        'rendez-vous',
        'créneau',
        'marcar',
      ).test(text) || /打ち合わせ|予約|日程|会議|اجتماع|موعد/u.test(text),
  ],
  [
    'call',
    (text) =>
      words(
        'call',
        'phone',
        'speak',
        'telefon\\p{L}*',
        'anrufen',
        'llam\\p{L}*',
        'appel\\p{L}*',
        'téléphone\\p{L}*',
        'ligar',
        'chamada',
        'telefonar',
      ).test(text) || /電話|通話|اتصال|أتصل|مكالمة/u.test(text),
  ],
  [
    'figures',
    (text) =>
      asked.test(text) &&
      (words(
        'how (many|much|big|large)',
        'volume\\p{L}*',
        'order lines',
        'lines',
        'size',
        'wie ?viele?',
        'wie groß',
        'cuánt\\p{L}*',
        'combien',
        'quant[oa]s?',
      ).test(text) ||
        /何|どのくらい|كم/u.test(text)),
  ],
  [
    'bye',
    (text) =>
      words(
        'bye',
        'goodbye',
        'take care',
        'have a (good|nice|great|lovely) \\p{L}+',
        'tschüss',
        'schönen tag',
        'auf wiedersehen',
        'hasta luego',
        'adiós',
        'buen día',
        'bonne journée',
        'au revoir',
        'tchau',
        'até (logo|breve)',
      ).test(text) || /失礼いたします|さようなら|مع السلامة/u.test(text),
  ],
  ['question', (text) => asked.test(text)],
  [
    'hello',
    (text) =>
      text.length < 70 &&
      (words('hi', 'hello', 'hey', 'welcome', 'good (morning|afternoon|evening)', 'hallo', 'guten \\p{L}+').test(
        text,
      ) ||
        words('hola', 'buen[oa]s? \\p{L}+', 'bonjour', 'ol[áa]', 'bo[am] (tarde|dia|noite)').test(text) ||
        /こんにちは|はじめまして|مرحب|أهل/u.test(text)),
  ],
];

/** The strongest thing a rep's words ask for, or null where they only tell. */
export const intentOf = (text: string): Intent | null => tests.find(([, fits]) => fits(text))?.[0] ?? null;
