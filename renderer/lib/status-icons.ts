import {
  BookOpen,
  CalendarClock,
  Coffee,
  Headset,
  type LucideIcon,
  MessageSquare,
  Phone,
  Plane,
  Utensils,
} from 'lucide-react';
import type { StatusIcon } from '../../shared/domain/presence.ts';

/** How the signs of the workspace's own statuses are drawn. */
export const statusIcon: Record<StatusIcon, LucideIcon> = {
  food: Utensils,
  coffee: Coffee,
  training: BookOpen,
  chat: MessageSquare,
  phone: Phone,
  focus: Headset,
  meeting: CalendarClock,
  travel: Plane,
};
