import { describe, expect, it } from 'vitest';
import { createSnoozes } from '../features/desk/snoozes.ts';
import { teamWords } from '../features/desk/transcript-words.ts';
import { transcriptHtml, transcriptText } from '../features/desk/write-transcript.ts';
import { aStore } from './support/a-store.ts';
import { dataOf, deskHouse } from './support/desk-house.ts';
import { deskLaws } from './support/desk-laws.ts';

const house = async () => {
  const { core, clock } = await aStore();
  return deskHouse(core, clock);
};

describe('the desk', () => {
  it.each(deskLaws)('%s', async (_name, check) => check(await house()));

  it('rings at its start for what came due while the router was down', async () => {
    const { core, clock } = await aStore();
    const before = await deskHouse(core, clock);
    const { conversationId } = await before.talk();
    dataOf(await before.snoozes.set(before.ada, { conversationId, until: core.clock.now() + 1_000 }));
    before.snoozes.stop();
    clock.advance(5_000);
    await createSnoozes(core, before.conversations, before.timers).start();
    expect((await before.inbox(before.ada))[0]).toMatchObject({ box: 'mine', snoozedUntil: null });
    expect(before.notices.map(({ notice }) => notice.kind)).toEqual(['snooze_over']);
  });

  it('writes transcripts in the reader’s zone, with notes only where asked for', async () => {
    const { notes, transcripts, say, talk, ada, ben, core } = await house();
    const { conversationId } = await talk();
    await say(ada, conversationId, 'We do, in <three> days.');
    const note = { conversationId, clientId: core.ids.next(), text: 'Budget is approved', mentions: [] };
    dataOf(await notes.add(ada, note));
    const asked = { conversationId, locale: 'en-GB', zone: 'Asia/Tokyo', format: 'text' as const };
    expect(await transcripts.file(ben, { ...asked, notes: false })).toMatchObject({ error: { code: 'forbidden' } });
    const plain = dataOf(await transcripts.file(ada, { ...asked, notes: false }));
    expect(plain.content).toContain('All times are in Asia/Tokyo.');
    expect(plain.content).toMatch(/\[22 Nov 2026, 18:00\] Visitor: Do you integrate with SAP\?/);
    expect(plain.content).toContain('Ada Lind: We do, in <three> days.');
    expect(plain.content).not.toContain('Budget');
    // The visitor reads it in their own language and zone; notes stay among colleagues, whatever was asked.
    await core.store.k.updateTable('visitors').set({ locale: 'de-AT', zone: 'America/New_York' }).execute();
    const theirs = dataOf(await transcripts.file(ada, { ...asked, for: 'visitor', notes: true }));
    expect(theirs.content).toContain('Zeitzone: America/New_York');
    expect(theirs.content).toMatch(/22\.11\.2026, 04:00\] Sie: Do you integrate with SAP\?/);
    expect(theirs.content).toContain('Ada Lind ist jetzt im Chat');
    expect(theirs.content).not.toMatch(/Budget|asked for sales/);
    await core.store.k.updateTable('visitors').set({ locale: 'he' }).execute();
    const rtl = dataOf(await transcripts.file(ada, { ...asked, for: 'visitor', format: 'html', notes: false }));
    expect(rtl.content).toContain('<html lang="he" dir="rtl">');
    const page = dataOf(await transcripts.file(ada, { ...asked, format: 'html', notes: true }));
    expect(page.content).toContain('We do, in &lt;three&gt; days.');
    expect(page.content).toContain('Note by Ada Lind');
    expect(page.content).toContain('Budget is approved');
  });

  it('writes no script into a transcript, whatever was said', () => {
    const reader = {
      ...{ visitor: '<script>alert(1)</script>', locale: 'xx-not-a-locale', zone: 'UTC', notes: true },
      ...{ words: teamWords, lang: { tag: 'en', dir: 'ltr' as const } },
    };
    const said = {
      type: 'message' as const,
      seq: 1,
      at: 0,
      id: 'm',
      clientId: 'c',
      sender: { kind: 'visitor' as const },
      text: '"><img src=x onerror=alert(1)>',
    };
    expect(transcriptHtml([said], reader)).not.toMatch(/<script>alert|<img/);
    expect(transcriptText([said], reader)).toContain('<img src=x');
  });
});
