import type { AllOfPerson } from './export-repository.ts';

/** An instant as everybody reads it. */
const time = (at: number | null | undefined): string | null => (at == null ? null : new Date(at).toISOString());

const yes = (flag: number): boolean => flag === 1;

interface Telling {
  madeAt: number;
  workspace: string;
  /** `own` leaves out what reps wrote for each other. */
  whose: 'all' | 'own';
  /** Where the archive has the file with this place in `files`; null where only its name is known. */
  fileAt(place: number): string | null;
  /** Where the archive has the transcript of the conversation with this place in `talks`. */
  transcriptAt(place: number): string;
}

/** What is kept of a person, in words for them: no ids but those they need to refer to something, times as ISO. */
export const tellPerson = (all: AllOfPerson, telling: Telling) => {
  const { visitor, block } = all;
  const forReps = <T extends object>(make: () => T): T | Record<never, never> =>
    telling.whose === 'all' ? make() : {};
  const of = <T extends { conversation_id: string | null }>(rows: readonly T[], id: string): T[] =>
    rows.filter((row) => row.conversation_id === id);

  const conversation = (talk: AllOfPerson['talks'][number], place: number) => ({
    reference: talk.id,
    transcript: telling.transcriptAt(place),
    started: time(talk.created_at),
    ended: time(talk.closed_at),
    ended_because: talk.close_reason,
    rep: talk.rep_name,
    on_page: talk.page_path,
    first_words: talk.words,
    messages: of(all.messages, talk.id).map((said) => ({
      number: said.seq,
      said: time(said.at),
      from: said.sender_kind,
      name: said.rep_name,
      text: said.text,
      changed: time(said.edited_at),
      deleted: time(said.deleted_at),
    })),
    files: all.files.flatMap((file, at) =>
      file.conversation_id !== talk.id
        ? []
        : [
            {
              name: file.name,
              type: file.type,
              bytes: file.bytes,
              seconds: file.seconds,
              from: file.owner_kind,
              sent: time(file.created_at),
              in_this_archive: telling.fileAt(at),
            },
          ],
    ),
    calls: of(all.calls, talk.id).map((call) => ({
      with: call.rep_name,
      begun_by: call.started_by,
      begun: time(call.started_at),
      connected: time(call.connected_at),
      ended: time(call.ended_at),
      ended_because: call.end_reason,
      seconds: call.seconds,
      your_connection: all.callReports
        .filter((report) => report.call_id === call.id)
        .map((report) => ({
          from: time(report.from_at),
          codec: report.codec,
          way: report.path,
          reconnects: report.reconnects,
          seconds: { good: report.good_s, fair: report.fair_s, poor: report.poor_s, away: report.away_s },
          measured: JSON.parse(report.series) as unknown,
        })),
    })),
    demos: of(all.demos, talk.id).map((demo) => ({
      shown_by: demo.rep_name,
      begun: time(demo.started_at),
      watched_from: time(demo.accepted_at),
      ended: time(demo.ended_at),
      ended_because: demo.end_reason,
      seconds: demo.seconds,
    })),
    waited_for_a_rep: of(all.waits, talk.id).map((wait) => ({
      asked: time(wait.created_at),
      waiting_since: time(wait.waiting_since),
      ended: time(wait.ended_at),
      came_to: wait.outcome,
      because: wait.outcome_reason,
      routing_facts: JSON.parse(wait.routing_facts) as unknown,
    })),
    ...forReps(() => ({
      tags: of(all.tags, talk.id).map(({ name, at }) => ({ name, given: time(at) })),
      outcome: talk.outcome === null ? null : { name: talk.outcome, given: time(talk.outcome_at) },
      notes_of_reps: of(all.notes, talk.id).map((note) => ({
        by: note.rep_name,
        text: note.text,
        written: time(note.at),
        changed: time(note.edited_at),
      })),
      tasks: of(all.tasks, talk.id).map((task) => ({
        title: task.title,
        note: task.note,
        made: time(task.created_at),
        due: time(task.due_at),
        done: time(task.done_at),
      })),
      passed_on: of(all.transfers, talk.id).map((move) => ({
        from: move.from_name,
        to: move.to_name ?? move.to_queue_name,
        note: move.note,
        offered: time(move.created_at),
        ended: time(move.ended_at),
        came_to: move.result,
      })),
      colleagues_asked_in: of(all.guests, talk.id).map((guest) => ({
        name: guest.rep_name,
        note: guest.note,
        asked: time(guest.asked_at),
      })),
      follow_ups: of(all.followUps, talk.id).map((one) => ({
        missed: time(one.missed_at),
        note: one.note,
        done: time(one.done_at),
      })),
    })),
  });

  return {
    about_this_export: {
      made: time(telling.madeAt),
      by: telling.workspace,
      website: visitor.site_name,
      reference: visitor.id,
    },
    person: {
      name: visitor.name,
      email: visitor.email,
      name_on_the_website: visitor.external_id,
      told_by_the_website: JSON.parse(visitor.attributes) as unknown,
      company: visitor.company_name,
      language: visitor.locale,
      time_zone: visitor.zone,
      city: visitor.city,
      country: visitor.country,
      device: visitor.device,
      first_here: time(visitor.first_seen_at),
      last_here: time(visitor.last_seen_at),
      visits: visitor.visits,
      wants_no_emails: yes(visitor.no_mail),
      other_browsers: all.browsers.map((browser) => ({ known_since: time(browser.created_at) })),
      kept_away: block
        ? { since: time(block.at), until: time(block.until), ...forReps(() => ({ reason: block.reason })) }
        : null,
    },
    visits: all.visits.map((visit) => ({
      began: time(visit.started_at),
      last_seen: time(visit.last_seen_at),
      ended: time(visit.ended_at),
      came_by: visit.source_kind,
      from: visit.source_label,
      campaign: JSON.parse(visit.campaign) as unknown,
      referrer: visit.referrer,
      landed_on: visit.landing_path,
      pages: all.pages
        .filter((page) => page.visit_id === visit.id)
        .map((page) => ({ title: page.title, path: page.path, opened: time(page.at), left: time(page.left_at) })),
    })),
    told_by_the_website: all.told.map((event) => ({
      what: event.name,
      when: time(event.at),
      details: JSON.parse(event.properties) as unknown,
    })),
    messengers_shown: all.shown.map((shown) => ({
      shown: time(shown.at),
      steps: all.steps
        .filter((step) => step.impression_id === shown.id)
        .map((step) => ({ step: step.step, what: step.kind, left_by: step.drop, when: time(step.at) })),
    })),
    spoken_to_by_reps: all.pounces.map((pounce) => ({
      by: pounce.rep_name,
      text: pounce.text,
      on_page: pounce.page_path,
      begun: time(pounce.claimed_at),
      sent: time(pounce.sent_at),
      delivered: time(pounce.delivered_at),
      seen: time(pounce.seen_at),
      ended: time(pounce.ended_at),
      state: pounce.state,
    })),
    conversations: all.talks.map(conversation),
    // A transcript goes to whom a rep chose, with what colleagues noted.
    emails: all.mails
      .filter(({ kind }) => telling.whose === 'all' || kind === 'reply')
      .map((mail) => ({
        about: mail.kind,
        to: mail.to_address,
        subject: mail.subject,
        state: mail.state,
        written: time(mail.created_at),
        ended: time(mail.ended_at),
        // What was sent is not kept; what still waits is.
        text: (JSON.parse(mail.body) as { text?: string }).text ?? null,
      })),
    meetings: all.meetings.map((meeting) => ({
      with: meeting.rep_name,
      name: meeting.guest_name,
      email: meeting.guest_email,
      time_zone: meeting.guest_zone,
      starts: time(meeting.starts_at),
      ends: time(meeting.ends_at),
      state: meeting.status,
      made: time(meeting.created_at),
      canceled: time(meeting.canceled_at),
    })),
  };
};
