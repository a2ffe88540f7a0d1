import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLocaleTag, type LocaleTag, locales } from '../../../../shared/domain/locales.ts';
import type { Site } from '../../../../shared/protocol/http/setup.ts';
import { widgetLook } from '../../../../shared/protocol/http/widget-look.ts';
import type { PreviewMessage } from '../../../../shared/protocol/visitor/preview.ts';
import { useRequest } from '../../../bridge/use-request.ts';
import { useMe } from '../../../bridge/workspace.ts';
import { cx } from '../../../lib/cx.ts';
import { Combobox } from '../../../ui/combobox.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { languageOptions } from '../language-options.ts';
import { LoadState } from '../load-state.tsx';
import { drawable, type LookForm, lookOf } from './look-form.ts';
import { PreviewFrame } from './preview-frame.tsx';

const views = ['launcher', 'greeting', 'talk'] as const;
const devices = ['computer', 'phone'] as const;
const grounds = ['light', 'dark'] as const;

/** A page that is nobody's: lines where a site has words. */
const Page = ({ dark, phone }: { dark: boolean; phone: boolean }) => (
  <div aria-hidden="true" className="flex flex-col gap-3 p-6 opacity-8" style={{ color: dark ? '#fff' : '#000' }}>
    <span className="h-5 w-2/5 rounded-control bg-current" />
    {['w-full', 'w-11/12', 'w-4/5', 'w-full', 'w-2/3'].map((width, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they never change
      <span key={at} className={cx('h-2.5 rounded-full bg-current', phone ? 'w-full' : width)} />
    ))}
    <span className="mt-2 h-32 rounded-plane bg-current" />
  </div>
);

/** How the messenger will look with what stands in the form: the real one, on a page that is nobody's. */
export function LookPreview({ site, form }: { site: Site; form: LookForm }) {
  const { t } = useTranslation('look');
  const me = useMe();
  const [view, setView] = useState<(typeof views)[number]>('greeting');
  const [device, setDevice] = useState<(typeof devices)[number]>('computer');
  const [ground, setGround] = useState<(typeof grounds)[number]>('light');
  const [tag, setTag] = useState<LocaleTag>('en');
  const { data, error, again } = useRequest('texts.get', { siteId: site.id, locale: tag });
  const shown = drawable(form);
  const phone = device === 'phone';
  const dark = ground === 'dark';
  const left = shown.side === 'text' ? 'rtl' in locales[tag] : shown.side === 'left';

  const say = (key: string): string => data?.own[key] ?? data?.texts.find((one) => one.key === key)?.text ?? '';
  const launcher = Object.fromEntries(
    (data?.texts ?? []).filter(({ part }) => part === 'launcher').map(({ key, text }) => [key, text]),
  );
  const message: PreviewMessage = {
    foyer: 'preview',
    site: { name: site.name, look: widgetLook(shown.color, lookOf(shown)) },
    words: { tag, locale: tag, texts: { ...launcher, ...data?.own } },
    greeting: say('experience.greeting'),
    choices: { talk: say('experience.talk'), book: say('experience.book') },
    rep: { id: me.id, name: me.name, photo: me.photo },
    // The site's own words again: they speak its visitors' language.
    talk: view === 'talk' ? [say('experience.talk'), say('experience.greeting')] : [],
  };
  // What a messenger is built from: with another it begins anew.
  const anew = JSON.stringify([tag, message.talk, shown.launcher, shown.logo, shown.team, data?.own, site.name]);
  return (
    <section aria-label={t('preview.title')} className="flex min-w-0 flex-col gap-2">
      <div className="-mx-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <Segmented<(typeof views)[number]>
          label={t('preview.view')}
          value={view}
          options={views.map((value) => ({ value, label: t(`preview.views.${value}`) }))}
          onChange={setView}
        />
        <Segmented<(typeof devices)[number]>
          label={t('preview.device')}
          value={device}
          options={devices.map((value) => ({ value, label: t(`preview.devices.${value}`) }))}
          onChange={setDevice}
        />
      </div>
      <div
        style={{ backgroundColor: dark ? '#16181d' : '#fff' }}
        className={cx(
          // A box that its fixed children are placed in, as a window is to a page; smaller above the form, which it would push out of sight.
          'relative max-[1180px]:[zoom:0.6] h-[clamp(24rem,calc(100vh-19rem),40rem)] overflow-hidden rounded-plane border border-hairline [transform:translateZ(0)]',
          phone && 'w-94 max-w-full self-center',
        )}
      >
        <Page dark={dark} phone={phone} />
        {data === null ? (
          <LoadState error={error} onAgain={again} />
        ) : (
          <PreviewFrame
            key={anew}
            message={message}
            open={view !== 'launcher'}
            phone={phone}
            dark={dark}
            left={left}
            onOpen={(open) => setView((before) => (open ? (before === 'launcher' ? 'greeting' : before) : 'launcher'))}
          />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="-ml-2">
          <Segmented<(typeof grounds)[number]>
            label={t('preview.ground')}
            value={ground}
            options={grounds.map((value) => ({ value, label: t(`preview.grounds.${value}`) }))}
            onChange={setGround}
          />
        </span>
        <span className="ml-auto text-small text-muted">{t('preview.language')}</span>
        <span className="w-44">
          <Combobox
            label={t('preview.language')}
            value={tag}
            options={languageOptions}
            onChange={(next) => {
              if (isLocaleTag(next)) setTag(next);
            }}
          />
        </span>
        {!locales[tag].reviewed && (
          <span className="w-full text-end text-small text-faint">{t('preview.unreviewed')}</span>
        )}
      </div>
    </section>
  );
}
