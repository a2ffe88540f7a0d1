import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { Id } from '../../shared/domain/scalars.ts';
import { fail } from '../../shared/protocol/result.ts';
import type { Core } from '../features/core.ts';
import { calendarFile } from '../features/meetings/calendar-file.ts';
import type { CalendarLinks } from '../features/meetings/calendar-links.ts';
import type { Meetings } from '../features/meetings/meetings.ts';

export interface MeetingRouteDeps {
  core: Core;
  meetings: Meetings;
  links: CalendarLinks;
  workspaceName: () => string;
}

/** `GET /meetings/:file?until&sig`: the calendar file, for whoever holds a signed link. */
export const meetingRoutes = (app: FastifyInstance, deps: MeetingRouteDeps): void => {
  const { core, meetings, links, workspaceName } = deps;
  app.withTypeProvider<ZodTypeProvider>().get(
    '/meetings/:file',
    {
      schema: {
        params: z.object({ file: z.string().regex(/^[0-9a-f-]{36}\.ics$/) }),
        querystring: z.object({ until: z.coerce.number().int().nonnegative(), sig: z.string().max(100) }),
      },
    },
    async (request, reply) => {
      const { until, sig } = request.query;
      const id = Id.safeParse(request.params.file.slice(0, -4));
      const allowed = id.success && links.verify(id.data, until, sig, core.clock.now());
      if (!allowed) return reply.code(403).send(fail('forbidden', 'the link is not good any more'));
      const stored = await meetings.find(id.data);
      if (!stored) return reply.code(404).send(fail('not_found', 'no such meeting'));
      return reply
        .header('content-type', 'text/calendar; charset=utf-8')
        .header('content-disposition', 'attachment; filename="meeting.ics"')
        .header('x-content-type-options', 'nosniff')
        .send(calendarFile(stored, workspaceName()));
    },
  );
};
