-- What own cases are counted by is found by its period, however many cases there are.

CREATE INDEX ruling_period ON ruling (force, ruled_at) WHERE verdict = 'approved';
CREATE INDEX proposal_outcome_crime ON proposal_outcome (force, crime);
CREATE INDEX crime_period ON crime (force, recorded_at);
CREATE INDEX report_period ON report (force, told_at);
CREATE INDEX consideration_arrest ON consideration (force, considered_at) WHERE means = 'arrest' AND conclusion = 'pursued';
