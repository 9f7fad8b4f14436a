export { onLondonClock } from './london-clock.ts';
export { endOfWorkingDay, londonDay, startOfDay, startOfNextDay } from './working-day.ts';
