export { onLondonClock } from './london-clock.ts';
export {
  bankHolidayAlarm,
  endOfWorkingDay,
  londonDay,
  startOfDay,
  startOfNextDay,
  type Deadline,
} from './working-day.ts';
