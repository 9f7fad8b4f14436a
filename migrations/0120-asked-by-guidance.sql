-- A supervisor is asked not to refer a child too whom the guidance owes a referral or a strategy meeting for another reason than care or
-- a plan: coercion, exploitation, an adult involved.
ALTER TABLE safeguarding DROP CONSTRAINT safeguarding_asked_because_check;
ALTER TABLE safeguarding ADD CONSTRAINT safeguarding_asked_because_check CHECK (asked_because IN ('in-care', 'on-plan', 'referral-owed', 'not-known'));
