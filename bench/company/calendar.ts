import { DAY } from './records';

/** The first day of every company: a Monday. */
export const FIRST_DAY = Date.UTC(2026, 7, 17);

export const midnight = (day: number): number => FIRST_DAY + day * DAY;
export const isWorkingDay = (day: number): boolean => day % 7 < 5;
export const dayName = (day: number): string => new Date(midnight(day)).toISOString().slice(0, 10);

/** Calendar days that hold so many working days, from a Monday. */
export const calendarDays = (workingDays: number): number =>
  Math.floor((workingDays - 1) / 5) * 7 + ((workingDays - 1) % 5) + 1;
