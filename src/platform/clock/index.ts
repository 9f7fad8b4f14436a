export { bankHolidayAlarm, endOfWorkingDay, londonDay, startOfDay, type Deadline } from './working-day.ts';
