/** Records of which many cases hold nothing, in groups that come together: what holds none of a group is not asked for it. */
export const HELD = {
  /** A child who is in another case too, in one record or in two. */
  elsewhere: 'elsewhere',
  /** What triage, the checks, the response and the safeguarding of each child write. */
  work: 'work',
  /** What is proposed, ruled, told and closed. */
  decision: 'decision',
  /** What goes back on something that was recorded, or joins it to something else. */
  exception: 'exception',
} as const;
