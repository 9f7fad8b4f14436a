-- A supervisor is asked not to refer a child too whom somebody at home may endanger.
ALTER TABLE safeguarding DROP CONSTRAINT safeguarding_asked_because_check;
ALTER TABLE safeguarding ADD CONSTRAINT safeguarding_asked_because_check CHECK (asked_because IN ('in-care', 'on-plan', 'referral-owed', 'danger-at-home', 'not-known'));
