/** Which issue of a published table a file is, and where it came from. */
export interface Issue {
  readonly vintage: string;
  readonly provenance: string;
  /** Where who made it says what a row that is not there means: that rows of zeros were dropped, and who says so. */
  readonly noughts?: string;
}

const HOME_OFFICE = 'Home Office, Open Government Licence v3.0';
/** Year ending March 2019, packed and unpacked: the same lines. */
const MARCH_2019: Issue = {
  vintage:
    'year ending March 2019, first issue (later revised: Avon and Somerset’s total rose from 114,543 to 129,904)',
  provenance: HOME_OFFICE,
  noughts: 'rows of zeros alone were dropped from this copy (data/README.md)',
};

const POLICE_UK = 'data.police.uk, Open Government Licence v3.0';

/** The same bytes are the same issue, whatever the file is called. Where each was found: data/README.md. */
const ISSUES: ReadonlyMap<string, Issue> = new Map([
  ['c8debf3a3c3bf78ef3e97cb4183506c8bb0336d31be5bbaeb978f02f265e438a', MARCH_2019],
  ['f4eaa13fda323a72fcff2f452567303b6cc6a34a330c4157cfa00196382a9b57', MARCH_2019],
  [
    'e7ca3730ca547fa2e542e4e7333270bab5c565dce9bd30c436b4f9189d0be32a',
    { vintage: 'year ending March 2019 as revised by July 2024, six forces', provenance: HOME_OFFICE },
  ],
  [
    '74e2068f8a1f1b262df1b23634e2843d1b18e042ba80a6f7b447448cac362cee',
    { vintage: 'arrests, years ending March 2007 to March 2018', provenance: HOME_OFFICE },
  ],
  [
    'c1083ddeb99eb295df0e85fddfa07858bccdc34238b29cd18cef0804ded7ebb6',
    { vintage: 'mid-2019 estimates', provenance: 'Office for National Statistics, Open Government Licence v3.0' },
  ],
  [
    '405d07adf7fe621bac3dd2fa9eef4a6cc108e2fd5b8b863c7d86e58e080a4de4',
    { vintage: 'Surrey, July 2021', provenance: POLICE_UK },
  ],
  [
    'c79a40676b5049946a817315e39a7727be9981a8233dae571690a55840b7bd5d',
    { vintage: '2012 to 2016, extracted by the BBC', provenance: POLICE_UK },
  ],
  [
    'cb0047f607e7e3cd97f2769edbc550b378cad3a0f171b4e6ee7e1204764a9461',
    { vintage: '2012 to 2016, summed by the BBC', provenance: POLICE_UK },
  ],
]);

const UNKNOWN: Issue = { vintage: 'not a known issue: its digest stands for it', provenance: 'not known' };

export const issueOf = (sha256: string): Issue => ISSUES.get(sha256) ?? UNKNOWN;

export const vintageOf = (sha256: string): string => issueOf(sha256).vintage;

/** Why a row that is not there is a nought, in the words of who made the file; undefined of a copy of which nobody says. */
export const noughtsOf = (sha256: string): string | undefined => issueOf(sha256).noughts;

/** The same of bytes that are known; undefined of others. */
export const knownVintage = (sha256: string): string | undefined => ISSUES.get(sha256)?.vintage;
