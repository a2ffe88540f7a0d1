import type { RepActor } from '../../features/actor.ts';
import { createAlerts } from '../../features/team/alerts.ts';
import { createFollowUps } from '../../features/team/follow-ups.ts';
import { createTeam } from '../../features/team/team.ts';
import { aPerson } from './builders.ts';
import { type RoutingHouse, routingHouse } from './routing-house.ts';

/** Routing with the team's services on top. */
export const teamHouse = async (over: Parameters<typeof routingHouse>[0] = {}, { demo = false } = {}) => {
  const house = await routingHouse(over);
  const { core, presence, routing, timers } = house;
  const followUps = createFollowUps(core);
  const team = createTeam(core, { presence, routing });
  const alerts = createAlerts(core, {
    presence,
    missesBeforeAway: () => house.settings().missesBeforeAway,
    demo,
    timers,
  });
  const marta = await aPerson(core, 'Marta Berg', 'manager');
  const watchAlerts = () => {
    let told = 0;
    const stop = alerts.watch(() => {
      told += 1;
    });
    return { told: () => told, stop, read: () => alerts.read() };
  };
  return { ...house, followUps, team, alerts, marta, watchAlerts };
};

/** A visitor who waited, was taken by the rep, and hears from them. */
export const chatting = async (house: RoutingHouse, rep: RepActor, name = 'maria'): Promise<string> => {
  const { conversationId } = await house.ask(name);
  await house.routing.accept(rep, (await house.onlyOffer(rep)).id);
  await house.say(rep, conversationId, 'Hello!');
  return conversationId;
};
