import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { BookingStrip } from './booking-strip.tsx';
import { Composer } from './composer/composer.tsx';
import { GreetStrip } from './greet-strip.tsx';
import type { ConversationAbout, InboxParts } from './inbox-parts.ts';

/** Where one answers, or in one line why one may not. */
export function ConversationFoot({ about, parts }: { about: ConversationAbout; parts: InboxParts }) {
  const { t } = useTranslation('inbox');
  const { conversation, item, name } = about;
  if (about.mine) {
    return (
      <>
        {item !== null && <BookingStrip item={item} name={name} />}
        {item !== null && <GreetStrip item={item} name={name} />}
        {parts.strips(about)}
        <Composer key={conversation.id} conversationId={conversation.id} name={name} />
        {parts.foot(about)}
      </>
    );
  }
  const reservationId = item?.reservationId ?? null;
  if (reservationId !== null) {
    return (
      <>
        {parts.strips(about)}
        <div className="flex items-center gap-3 border-t border-hairline px-5 py-3">
          <p className="flex-1 text-muted">{t('notAnswered')}</p>
          <Button look="plain" onClick={() => void parts.offers.decline(reservationId)}>
            {t('decline')}
          </Button>
          <Button look="primary" onClick={() => void parts.offers.accept(reservationId)}>
            {t('accept')}
          </Button>
        </div>
      </>
    );
  }
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
      <div className="flex items-center gap-3 border-t border-hairline px-5 py-3">
        <p className="flex-1 text-muted">{words}</p>
        {item?.mayTake === true && parts.take({ conversationId: conversation.id, name, size: 'medium' })}
        {parts.foot(about)}
      </div>
    </>
  );
}
