-- Adult safeguarding is asked to help who was a child then and is an adult by now.
ALTER TABLE safeguarding DROP CONSTRAINT safeguarding_referred_to_check;
ALTER TABLE safeguarding ADD CONSTRAINT safeguarding_referred_to_check CHECK (referred_to <@ ARRAY['mash', 'social-care-need', 'social-care-harm', 'police-protection',
  'youth-justice-prevention', 'health', 'charity', 'school', 'adult-safeguarding']);
