export { onLondonClock } from './london-clock.ts';
export {
  BANK_HOLIDAYS_UNTIL,
  bankHolidayAlarm,
  endOfWorkingDay,
  londonDay,
  startOfDay,
  startOfNextDay,
} from './working-day.ts';
