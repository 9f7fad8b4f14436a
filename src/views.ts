import { staffViews } from './platform/staff/index.ts';
import { settingViews } from './platform/setting/index.ts';
import { caseViews } from './casework/case/index.ts';
import { reportViews } from './casework/report/index.ts';
import { triageViews } from './casework/triage/index.ts';
import { caseloadViews } from './casework/caseload/index.ts';
import { comparisonViews } from './oversight/comparison/index.ts';
import { definitionViews } from './oversight/definition/own.ts';
import { foiViews } from './oversight/foi/index.ts';
import { releaseViews } from './oversight/release/own.ts';
import { sourceViews } from './oversight/source/brought.ts';
import { guidanceViews } from './oversight/guidance/index.ts';
import { splitViews } from './oversight/split/index.ts';
import { practiceViews } from './oversight/practice/index.ts';
import { checkViews } from './casework/check/index.ts';
import { safeguardingViews } from './casework/safeguarding/index.ts';
import { responseViews } from './casework/response/index.ts';
import { decisionViews } from './casework/decision/index.ts';
import { outcomeViews } from './casework/outcome/index.ts';
import { noticeViews } from './casework/notice/index.ts';
import { closingViews } from './casework/closing/index.ts';
import { reconsiderationViews } from './casework/reconsideration/index.ts';

/** Where the templates of every step lie. */
export const views = [
  staffViews,
  settingViews,
  caseViews,
  reportViews,
  triageViews,
  caseloadViews,
  comparisonViews,
  definitionViews,
  foiViews,
  releaseViews,
  sourceViews,
  guidanceViews,
  splitViews,
  practiceViews,
  checkViews,
  safeguardingViews,
  responseViews,
  decisionViews,
  outcomeViews,
  noticeViews,
  closingViews,
  reconsiderationViews,
];
