export {
  bankHolidayAlarm,
  endOfWorkingDay,
  londonDay,
  startOfDay,
  startOfNextDay,
  type Deadline,
} from './working-day.ts';
