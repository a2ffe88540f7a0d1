import { CornerDownLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FoundCompany, FoundPerson, FoundTalk } from '../../../shared/protocol/rep/search.ts';
import { placeOf, visitorFace, visitorName } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { LetterTile } from '../../ui/letter-tile.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { RowName } from '../../ui/row-name.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { ExcerptText } from './excerpt-text.tsx';
import type { Command } from './rank-commands.ts';

export function CommandRow({ command: { label, group, keys } }: { command: Command }) {
  return (
    <>
      <span className="inline-flex size-6 shrink-0 items-center justify-center text-faint">
        <Icon of={CornerDownLeft} size={14} />
      </span>
      <span className="min-w-0 truncate">{label}</span>
      <span className="min-w-0 flex-1 truncate text-small text-faint">{group}</span>
      {keys !== '' && <Kbd keys={keys} spoken />}
    </>
  );
}

export function PersonRow({ person }: { person: FoundPerson }) {
  const { t } = useTranslation('visitor');
  const locale = useLocale();
  const aside = [person.company?.name, person.email, placeOf(person, locale)].filter(
    (one) => one != null && one !== '',
  );
  return (
    <>
      <Avatar id={person.visitorId} name={visitorFace(person, t, locale)} size={24} />
      <RowName name={visitorName(person, t, locale)} demo={person.practice} />
      <bdi className="min-w-0 flex-1 truncate text-small text-muted">{aside.join(' · ')}</bdi>
      <RelativeTime at={person.lastSeenAt} className="shrink-0 text-small text-faint" />
    </>
  );
}

export function CompanyRow({ company }: { company: FoundCompany }) {
  const { t } = useTranslation('palette');
  const { t: tv } = useTranslation('visitor');
  return (
    <>
      <LetterTile id={company.accountId} name={company.name} size={24} />
      <bdi className="max-w-[50%] shrink-0 truncate font-medium">{company.name}</bdi>
      {company.target && (
        <span role="img" aria-label={tv('target')} className="shrink-0 text-accent-text">
          {'◆'}
        </span>
      )}
      <bdi className="min-w-0 flex-1 truncate text-small text-muted">{company.domain}</bdi>
      {company.owner !== null && (
        <span className="shrink-0 text-small text-faint">{t('owner', { name: company.owner.name })}</span>
      )}
    </>
  );
}

export function TalkRow({ talk }: { talk: FoundTalk }) {
  const { t } = useTranslation('palette');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { visitor, company, kind, by } = talk;
  return (
    <>
      <Avatar id={visitor.id} name={visitorFace(visitor, tv, locale)} size={24} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-baseline gap-2">
          <RowName name={visitorName(visitor, tv, locale)} demo={visitor.practice} />
          {company !== null && <bdi className="min-w-0 truncate text-small text-muted">{company.name}</bdi>}
          {(kind === 'note' || kind === 'file') && <span className="shrink-0 text-small text-faint">{t(kind)}</span>}
          <RelativeTime at={talk.at} className="ms-auto shrink-0 text-small text-faint" />
        </span>
        <span className="flex min-w-0 gap-1 text-small text-muted">
          {by !== null && <bdi className="max-w-[40%] shrink-0 truncate">{t('saidBy', { name: by.name })}</bdi>}
          <ExcerptText excerpt={talk.excerpt} />
        </span>
      </span>
    </>
  );
}
