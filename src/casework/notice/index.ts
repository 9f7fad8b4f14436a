import type { OwedReading } from '../decision/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import type { Route } from '../../platform/web/index.ts';
import type { OutcomeReading } from './notice.store.ts';
import { notTellingPages } from './not-telling.web.ts';
import { tellPages } from './tell.web.ts';

export { CANCELLED, isStep } from './words.ts';
export { noticeApi } from './notice.api.ts';
export { decidedCrimes, dueSteps, dueWords, standing, WHOM, type OutcomeRow, type Whom } from './notice.ts';
export { noticeProblems } from './notice.problem.ts';
export { planWaits } from './plan.store.ts';
export { noticeSettings, tellWorkingDaysEnhanced, tellWorkingDaysOrdinary } from './notice.setting.ts';
export { noticeReading, type OutcomeReading } from './notice.store.ts';
export { tellingIn, type Notice, type Telling } from './not-telling.ts';
export { approveNotTelling, notTellingWaits, proposeNotTelling } from './not-telling.store.ts';
export { whomWords } from './notice.view.ts';
export { readNotices, readTelling } from './notice-page.store.ts';
export { keepReviews, nextReview, REVIEWS, reviewsDue, type ReviewDue } from './review.store.ts';
export { tellChild } from './tell.store.ts';

/** Every page about telling the children. */
export const noticePages = (gateway: Gateway, outcomes: OutcomeReading, owed: OwedReading): readonly Route[] => [
  ...tellPages(gateway, outcomes, owed),
  ...notTellingPages(gateway, outcomes),
];
export const noticeViews = import.meta.dirname;
