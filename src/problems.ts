import { settingProblems } from './platform/setting/index.ts';
import { caseProblems } from './casework/case/index.ts';
import { reportProblems } from './casework/report/index.ts';
import { triageProblems } from './casework/triage/index.ts';
import { checkProblems } from './casework/check/index.ts';
import { safeguardingProblems } from './casework/safeguarding/index.ts';
import { responseProblems } from './casework/response/index.ts';
import { decisionProblems } from './casework/decision/index.ts';
import { outcomeProblems } from './casework/outcome/index.ts';
import { noticeProblems } from './casework/notice/index.ts';
import { closingProblems } from './casework/closing/index.ts';
import { reconsiderationProblems } from './casework/reconsideration/index.ts';
import { guidanceProblems, draftProblems } from './oversight/guidance/index.ts';
import { splitProblems } from './oversight/split/index.ts';
import { practiceProblems } from './oversight/practice/index.ts';
import { foiProblems, askProblems } from './oversight/foi/index.ts';
import { releaseProblems } from './oversight/release/own.ts';
import { sourceProblems } from './oversight/source/brought.ts';
import { comparisonProblems } from './oversight/comparison/index.ts';
import { webProblems, type Problems } from './platform/web/index.ts';

/** One table of many: two that call different refusals by one code would answer for one another, the pages' own too. */
const assembled = (tables: readonly Problems[]): Problems => {
  const table: Record<string, NonNullable<Problems[string]>> = {};
  for (const [code, problem] of tables.flatMap((one) => Object.entries(one))) {
    if (Object.hasOwn(table, code) || Object.hasOwn(webProblems, code))
      throw new Error(`two steps have words for the refusal ${code}`);
    table[code] = problem;
  }
  return table;
};

/** Every refusal's words and status: the one table that pages and API read. */
export const problems: Problems = assembled([
  settingProblems,
  caseProblems,
  reportProblems,
  triageProblems,
  checkProblems,
  safeguardingProblems,
  responseProblems,
  decisionProblems,
  outcomeProblems,
  noticeProblems,
  closingProblems,
  reconsiderationProblems,
  guidanceProblems,
  draftProblems,
  splitProblems,
  practiceProblems,
  foiProblems,
  askProblems,
  releaseProblems,
  sourceProblems,
  comparisonProblems,
]);
