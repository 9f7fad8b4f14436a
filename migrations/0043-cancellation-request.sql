-- Who works a case asks the registrar to cancel the record of a crime: the reason of the closed list, what was verified, and
-- why. It is answered by the cancellation itself, or refused with a reason; neither is ever written over.

CREATE TABLE cancellation_request (
  force text NOT NULL,
  request uuid NOT NULL,
  case_file uuid NOT NULL,
  crime uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('C1', 'C2', 'C3', 'C4')),
  information text CHECK (information IN ('police-record', 'independent-account', 'technical-finding', 'partner-record')),
  other_reference text,
  passage uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by text NOT NULL,
  PRIMARY KEY (force, request),
  FOREIGN KEY (force, case_file) REFERENCES case_file,
  FOREIGN KEY (force, crime) REFERENCES crime,
  CHECK ((reason = 'C2') = (information IS NOT NULL)),
  CHECK ((reason IN ('C1', 'C3')) = (other_reference IS NOT NULL))
);
CREATE INDEX cancellation_request_case ON cancellation_request (force, case_file);
CREATE INDEX cancellation_request_crime ON cancellation_request (force, crime);
GRANT SELECT, INSERT ON cancellation_request TO :app;
-- With its crime, where a report joins a case.
GRANT UPDATE (case_file) ON cancellation_request TO :app;

-- That the registrar left the record as it is, and why.
CREATE TABLE cancellation_refusal (
  force text NOT NULL,
  request uuid NOT NULL,
  passage uuid NOT NULL,
  refused_at timestamptz NOT NULL,
  refused_by text NOT NULL,
  PRIMARY KEY (force, request),
  FOREIGN KEY (force, request) REFERENCES cancellation_request
);
GRANT SELECT, INSERT ON cancellation_refusal TO :app;

ALTER TABLE waiting DROP CONSTRAINT waiting_waits_check;
ALTER TABLE waiting ADD CONSTRAINT waiting_waits_check CHECK (waits IN ('ruling', 'response', 'category', 'exception', 'no-referral', 'not-telling',
  'registrar-decision', 'reopened', 'cancellation'));

ALTER TABLE cancellation_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE cancellation_request FORCE ROW LEVEL SECURITY;
CREATE POLICY cancellation_request_force ON cancellation_request USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
ALTER TABLE cancellation_refusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE cancellation_refusal FORCE ROW LEVEL SECURITY;
CREATE POLICY cancellation_refusal_force ON cancellation_refusal USING (force = current_setting('evenhand.force', true)) WITH CHECK (force = current_setting('evenhand.force', true));
