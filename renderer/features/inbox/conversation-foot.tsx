import { StickyNote } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { BookingStrip } from './booking-strip.tsx';
import { Composer } from './composer/composer.tsx';
import { GreetStrip } from './greet-strip.tsx';
import type { ConversationAbout, InboxParts } from './inbox-parts.ts';

interface PartOfFoot {
  about: ConversationAbout;
  parts: InboxParts;
}

/** Where one answers, or in one line why one may not. */
export function ConversationFoot({ about, parts }: PartOfFoot) {
  const { item, name } = about;
  if (!about.mayWrite) return <NotMine about={about} parts={parts} />;
  return (
    <>
      {item !== null && <BookingStrip item={item} name={name} />}
      {item !== null && <GreetStrip item={item} name={name} />}
      {parts.strips(about)}
      <Writer about={about} parts={parts} />
      {parts.foot(about)}
    </>
  );
}

function Writer({ about, parts }: PartOfFoot) {
  const more = parts.useComposer(about);
  const { conversation, name, mayWrite } = about;
  return (
    <Composer key={conversation.id} conversationId={conversation.id} name={name} mayReply={mayWrite} more={more} />
  );
}

function NotMine({ about, parts }: PartOfFoot) {
  const { t } = useTranslation('inbox');
  const { conversation, item, name } = about;
  const [noting, setNoting] = useState(false);
  const reservationId = item?.reservationId ?? null;
  const words = {
    closed: t('closed'),
    active: conversation.rep === null ? '' : t('withColleague', { name: conversation.rep.name }),
    waiting: t('waitsForRep'),
    overflow: t('bookerShown'),
    bot: t('withBot'),
  }[conversation.phase];
  return (
    <>
      {parts.strips(about)}
      {noting && about.mayNote && <Writer about={about} parts={parts} />}
      <div className="flex items-center gap-3 border-t border-hairline px-5 py-3">
        <p className="flex-1 text-muted">{reservationId === null ? words : t('notAnswered')}</p>
        {reservationId !== null && (
          <>
            <Button look="plain" onClick={() => void parts.offers.decline(reservationId)}>
              {t('decline')}
            </Button>
            <Button look="primary" onClick={() => void parts.offers.accept(reservationId)}>
              {t('accept')}
            </Button>
          </>
        )}
        {about.mayNote && reservationId === null && !noting && (
          <Button look="plain" icon={StickyNote} onClick={() => setNoting(true)}>
            {t('addNote')}
          </Button>
        )}
        {reservationId === null &&
          item?.mayTake === true &&
          parts.take({ conversationId: conversation.id, name, size: 'medium' })}
        {parts.foot(about)}
      </div>
    </>
  );
}
