import { parseRoute } from './route.ts';

/** Whether this conversation is the one on screen. */
export const isOpen = (conversationId: string): boolean => {
  const route = parseRoute(window.location.hash);
  return route.screen === 'inbox' && route.conversationId === conversationId;
};
