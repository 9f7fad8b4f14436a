-- What a safeguarding decision rested on, so that what is learnt later is held against it. A row from before has none:
-- then nothing bad is taken as known, and whatever bad is known now is new.

ALTER TABLE safeguarding
  ADD COLUMN rested_care text CHECK (rested_care IN ('in-care', 'on-plan', 'not-known', 'neither')),
  ADD COLUMN rested_safe text CHECK (rested_safe IN ('yes', 'no', 'not-known')),
  ADD COLUMN rested_self_harm text CHECK (rested_self_harm IN ('yes', 'no', 'not-known'));
