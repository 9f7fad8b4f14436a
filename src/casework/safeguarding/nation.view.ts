import type { ReferredTo } from './safeguarding.ts';

export type Nation = 'england' | 'wales';

const IN_BOTH = {
  mash: 'MASH, or the equivalent front door',
  'police-protection': 'Police protection (Children Act 1989, s.46: up to 72 hours)',
  'youth-justice-prevention': 'Youth justice service, for prevention',
  health: 'A health service',
  charity: 'A charity',
} as const;

/** To whom a child, or who was one then and is an adult by now, may be referred, in the law of each nation (handbook 6.1, 6.5). */
export const referredToWords: Readonly<Record<Nation, Readonly<Record<ReferredTo, string>>>> = {
  england: {
    ...IN_BOTH,
    'social-care-need': 'Children’s social care, as a child in need (Children Act 1989, s.17)',
    'social-care-harm': 'Children’s social care, where significant harm is suspected (Children Act 1989, s.47)',
    school: 'The school’s designated safeguarding lead (DSL)',
    'adult-safeguarding': 'Adult safeguarding, of the local authority (Care Act 2014, s.42)',
  },
  wales: {
    ...IN_BOTH,
    'social-care-need': 'Social services, for care and support (Social Services and Well-being (Wales) Act 2014)',
    'social-care-harm': 'Social services, as a child at risk (the same Act, s.130; enquiries: Children Act 1989, s.47)',
    school: 'The school’s designated safeguarding person (DSP)',
    'adult-safeguarding':
      'Adult safeguarding, of the local authority (Social Services and Well-being (Wales) Act 2014, s.126)',
  },
};

// In Wales other law and procedures stand in the place of Working Together (handbook 6.1).
export const nationNote: Readonly<Record<Nation, string>> = {
  england:
    'The statutory guidance Working Together to Safeguard Children applies. The school’s contact is its designated safeguarding lead (DSL).',
  wales:
    'The Wales Safeguarding Procedures apply: there is a duty to report a child at risk (Social Services and Well-being (Wales) Act 2014, s.130). The school’s contact is its designated safeguarding person (DSP).',
};
