-- Written by scripts/schema.ts from the migrations, to be read. The migrations are what is applied.

CREATE TABLE age_statement (
  force text NOT NULL,
  age_statement uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  basis text NOT NULL,
  lowest smallint,
  highest smallint,
  from_whom text,
  stated_at timestamp with time zone NOT NULL,
  stated_by text NOT NULL,
  most smallint,
  CONSTRAINT age_statement_pkey PRIMARY KEY (force, age_statement),
  CONSTRAINT age_statement_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT age_statement_basis_check CHECK ((basis = ANY (ARRAY['birth-date'::text, 'stated'::text]))),
  CONSTRAINT age_statement_check CHECK (((lowest IS NULL) = (highest IS NULL))),
  CONSTRAINT age_statement_check1 CHECK ((((lowest >= 0) AND (lowest <= highest)) AND (highest <= 120))),
  CONSTRAINT age_statement_most CHECK (((most IS NULL) OR (basis = 'birth-date'::text)))
);
CREATE INDEX age_statement_newest ON public.age_statement USING btree (force, case_file, person, basis, stated_at DESC);
ALTER TABLE age_statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE age_statement FORCE ROW LEVEL SECURITY;
CREATE POLICY age_statement_force ON age_statement FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON age_statement TO :app;

CREATE TABLE answer (
  force text NOT NULL,
  answer uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid,
  direction text NOT NULL,
  fact text NOT NULL,
  state text NOT NULL,
  from_whom text,
  interview text,
  way text,
  by_whom text,
  passage uuid,
  answered_at timestamp with time zone NOT NULL,
  answered_by text NOT NULL,
  CONSTRAINT answer_pkey PRIMARY KEY (force, answer),
  CONSTRAINT answer_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT answer_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT answer_check CHECK (((direction = 'case'::text) = (person IS NULL))),
  CONSTRAINT answer_check1 CHECK (((state = 'unknown'::text) OR (from_whom IS NOT NULL))),
  CONSTRAINT answer_check2 CHECK (((state = 'no-evidence'::text) = (way IS NOT NULL))),
  CONSTRAINT answer_check3 CHECK (((way IS NULL) = (by_whom IS NULL))),
  CONSTRAINT answer_check4 CHECK (((way IS NULL) = (passage IS NULL))),
  CONSTRAINT answer_check5 CHECK (((NOT (from_whom IS DISTINCT FROM 'interview'::text)) = (interview IS NOT NULL))),
  CONSTRAINT answer_direction_check CHECK ((direction = ANY (ARRAY['case'::text, 'person'::text, 'by'::text, 'towards'::text]))),
  CONSTRAINT answer_fact_check CHECK (((fact ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(fact) <= 60))),
  CONSTRAINT answer_interview_check CHECK (((interview ~ '^[A-Z0-9/-]{3,40}$'::text) AND (interview ~ '[0-9]'::text))),
  CONSTRAINT answer_state_check CHECK ((state = ANY (ARRAY['confirmed'::text, 'suspected'::text, 'no-evidence'::text, 'ruled-out'::text, 'unknown'::text])))
);
CREATE INDEX answer_newest ON public.answer USING btree (force, case_file, person, direction, fact, answered_at DESC);
CREATE INDEX answer_person ON public.answer USING btree (force, person) WHERE (person IS NOT NULL);
ALTER TABLE answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE answer FORCE ROW LEVEL SECURITY;
CREATE POLICY answer_force ON answer FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON answer TO :app;

CREATE TABLE ask (
  force text NOT NULL,
  ask uuid NOT NULL,
  question text NOT NULL,
  of_force text NOT NULL,
  period_start date NOT NULL,
  period_end date NOT NULL,
  sent_on date NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  asked_by text NOT NULL,
  CONSTRAINT ask_pkey PRIMARY KEY (force, ask),
  CONSTRAINT ask_force_question_of_force_period_start_period_end_sent_on_key UNIQUE (force, question, of_force, period_start, period_end, sent_on),
  CONSTRAINT ask_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT ask_check CHECK ((period_start <= period_end)),
  CONSTRAINT ask_of_force_check CHECK (((length(of_force) >= 2) AND (length(of_force) <= 80))),
  CONSTRAINT ask_question_check CHECK (((question ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(question) <= 80)))
);
CREATE INDEX ask_question ON public.ask USING btree (force, question, of_force);
ALTER TABLE ask ENABLE ROW LEVEL SECURITY;
ALTER TABLE ask FORCE ROW LEVEL SECURITY;
CREATE POLICY ask_force ON ask FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON ask TO :app;

CREATE TABLE ask_step (
  force text NOT NULL,
  step uuid NOT NULL,
  ask uuid NOT NULL,
  kind text NOT NULL,
  on_day date NOT NULL,
  until_day date,
  reason text,
  reference text,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  CONSTRAINT ask_step_pkey PRIMARY KEY (force, step),
  CONSTRAINT ask_step_force_ask_fkey FOREIGN KEY (force, ask) REFERENCES ask(force, ask),
  CONSTRAINT ask_step_check CHECK (((kind = 'extended'::text) = (until_day IS NOT NULL))),
  CONSTRAINT ask_step_check1 CHECK (((kind = 'refused'::text) = (reason IS NOT NULL))),
  CONSTRAINT ask_step_kind_check CHECK ((kind = ANY (ARRAY['clarification-asked'::text, 'clarified'::text, 'extended'::text, 'answered'::text, 'refused'::text, 'review-asked'::text, 'review-upheld'::text, 'review-answered'::text]))),
  CONSTRAINT ask_step_reason_check CHECK (((reason ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(reason) <= 80))),
  CONSTRAINT ask_step_reference_check CHECK (((reference ~ '^[A-Za-z0-9/.-]{3,40}$'::text) AND (reference ~ '[0-9]'::text)))
);
CREATE INDEX ask_step_ask ON public.ask_step USING btree (force, ask, recorded_at);
ALTER TABLE ask_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE ask_step FORCE ROW LEVEL SECURITY;
CREATE POLICY ask_step_force ON ask_step FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON ask_step TO :app;

CREATE TABLE assignment (
  force text NOT NULL,
  case_file uuid NOT NULL,
  staff uuid NOT NULL,
  from_at timestamp with time zone NOT NULL,
  until_at timestamp with time zone,
  CONSTRAINT assignment_pkey PRIMARY KEY (force, case_file, staff, from_at),
  CONSTRAINT assignment_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT assignment_force_staff_fkey FOREIGN KEY (force, staff) REFERENCES staff(force, staff)
);
CREATE UNIQUE INDEX assignment_now ON public.assignment USING btree (force, case_file) WHERE (until_at IS NULL);
CREATE INDEX assignment_own ON public.assignment USING btree (force, staff, case_file) WHERE (until_at IS NULL);
ALTER TABLE assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE assignment FORCE ROW LEVEL SECURITY;
CREATE POLICY assignment_force ON assignment FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON assignment TO :app;
GRANT UPDATE (until_at) ON assignment TO :app;

CREATE TABLE background_check (
  force text NOT NULL,
  background_check uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid,
  place uuid,
  system text NOT NULL,
  result text NOT NULL,
  unavailable text,
  reference text,
  ran_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  CONSTRAINT background_check_pkey PRIMARY KEY (force, background_check),
  CONSTRAINT background_check_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT background_check_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT background_check_force_case_file_place_fkey FOREIGN KEY (force, case_file, place) REFERENCES place(force, case_file, place),
  CONSTRAINT background_check_check CHECK (((person IS NULL) <> (place IS NULL))),
  CONSTRAINT background_check_check1 CHECK (((result = 'unavailable'::text) = (unavailable IS NOT NULL))),
  CONSTRAINT background_check_check2 CHECK ((ran_at <= recorded_at)),
  CONSTRAINT background_check_reference_check CHECK (((reference ~ '^[A-Za-z0-9/.-]{3,40}$'::text) AND (reference ~ '[0-9]'::text))),
  CONSTRAINT background_check_result_check CHECK ((result = ANY (ARRAY['running'::text, 'no-trace'::text, 'trace-not-relevant'::text, 'trace-relevant'::text, 'unavailable'::text]))),
  CONSTRAINT background_check_system_check CHECK ((system = ANY (ARRAY['pnc'::text, 'pnd'::text, 'local'::text, 'mash'::text]))),
  CONSTRAINT background_check_unavailable_check CHECK ((unavailable = ANY (ARRAY['system-down'::text, 'no-access'::text, 'no-answer'::text, 'too-little-known'::text, 'not-offered'::text])))
);
CREATE INDEX background_check_newest ON public.background_check USING btree (force, case_file, recorded_at DESC);
ALTER TABLE background_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE background_check FORCE ROW LEVEL SECURITY;
CREATE POLICY background_check_force ON background_check FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON background_check TO :app;

CREATE TABLE cancellation_refusal (
  force text NOT NULL,
  request uuid NOT NULL,
  passage uuid NOT NULL,
  refused_at timestamp with time zone NOT NULL,
  refused_by text NOT NULL,
  CONSTRAINT cancellation_refusal_pkey PRIMARY KEY (force, request),
  CONSTRAINT cancellation_refusal_force_request_fkey FOREIGN KEY (force, request) REFERENCES cancellation_request(force, request)
);
ALTER TABLE cancellation_refusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE cancellation_refusal FORCE ROW LEVEL SECURITY;
CREATE POLICY cancellation_refusal_force ON cancellation_refusal FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON cancellation_refusal TO :app;

CREATE TABLE cancellation_request (
  force text NOT NULL,
  request uuid NOT NULL,
  case_file uuid NOT NULL,
  crime uuid NOT NULL,
  reason text NOT NULL,
  information text,
  other_reference text,
  passage uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  asked_by text NOT NULL,
  CONSTRAINT cancellation_request_pkey PRIMARY KEY (force, request),
  CONSTRAINT cancellation_request_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT cancellation_request_force_crime_fkey FOREIGN KEY (force, crime) REFERENCES crime(force, crime),
  CONSTRAINT cancellation_request_check CHECK (((reason = 'C2'::text) = (information IS NOT NULL))),
  CONSTRAINT cancellation_request_check1 CHECK (((reason = ANY (ARRAY['C1'::text, 'C3'::text])) = (other_reference IS NOT NULL))),
  CONSTRAINT cancellation_request_information_check CHECK ((information = ANY (ARRAY['police-record'::text, 'independent-account'::text, 'technical-finding'::text, 'partner-record'::text]))),
  CONSTRAINT cancellation_request_reason_check CHECK ((reason = ANY (ARRAY['C1'::text, 'C2'::text, 'C3'::text, 'C4'::text])))
);
CREATE INDEX cancellation_request_case ON public.cancellation_request USING btree (force, case_file);
CREATE INDEX cancellation_request_crime ON public.cancellation_request USING btree (force, crime);
ALTER TABLE cancellation_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE cancellation_request FORCE ROW LEVEL SECURITY;
CREATE POLICY cancellation_request_force ON cancellation_request FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON cancellation_request TO :app;
GRANT UPDATE (case_file) ON cancellation_request TO :app;

CREATE TABLE case_clock (
  force text NOT NULL,
  case_file uuid NOT NULL,
  version integer NOT NULL,
  basis text NOT NULL,
  holds_until timestamp with time zone NOT NULL,
  at timestamp with time zone NOT NULL,
  duty text,
  what text,
  by_whom text,
  step text,
  place text,
  at_once boolean NOT NULL DEFAULT false,
  title text,
  CONSTRAINT case_clock_pkey PRIMARY KEY (force, case_file),
  CONSTRAINT case_clock_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT case_clock_check CHECK ((((duty IS NULL) = (what IS NULL)) AND ((duty IS NULL) = (step IS NULL))))
);
CREATE INDEX case_clock_soonest ON public.case_clock USING btree (force, at, case_file) WHERE (duty IS NOT NULL);
CREATE INDEX case_clock_step ON public.case_clock USING btree (force, step, at, case_file) WHERE (duty IS NOT NULL);
ALTER TABLE case_clock ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_clock FORCE ROW LEVEL SECURITY;
CREATE POLICY case_clock_force ON case_clock FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON case_clock TO :app;

CREATE TABLE case_file (
  force text NOT NULL,
  case_file uuid NOT NULL,
  reference text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  stage text NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  joined_into uuid,
  CONSTRAINT case_file_pkey PRIMARY KEY (force, case_file),
  CONSTRAINT case_file_force_reference_key UNIQUE (force, reference),
  CONSTRAINT case_file_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT case_file_joined FOREIGN KEY (force, joined_into) REFERENCES case_file(force, case_file),
  CONSTRAINT case_file_joined_closed CHECK (((joined_into IS NULL) OR (stage = 'closed'::text))),
  CONSTRAINT case_file_joins_another CHECK ((joined_into <> case_file)),
  CONSTRAINT case_file_reference_check CHECK ((reference ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'::text)),
  CONSTRAINT case_file_stage_check CHECK ((stage = ANY (ARRAY['open'::text, 'proposed'::text, 'approved'::text, 'closed'::text]))),
  CONSTRAINT case_file_version_check CHECK ((version > 0))
);
CREATE INDEX case_file_newest ON public.case_file USING btree (force, opened_at DESC, case_file DESC);
CREATE INDEX case_file_stage ON public.case_file USING btree (force, stage, case_file);
ALTER TABLE case_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_file FORCE ROW LEVEL SECURITY;
CREATE POLICY case_file_force ON case_file FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON case_file TO :app;
GRANT UPDATE (joined_into, stage, version) ON case_file TO :app;

CREATE TABLE child_alarm (
  force text NOT NULL,
  case_file uuid NOT NULL,
  alarm text NOT NULL,
  children integer NOT NULL,
  since timestamp with time zone NOT NULL,
  CONSTRAINT child_alarm_pkey PRIMARY KEY (force, case_file, alarm),
  CONSTRAINT child_alarm_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT child_alarm_alarm_check CHECK ((alarm = ANY (ARRAY['found-alive'::text, 'floor-not-walked'::text, 'not-safe'::text, 'safety-not-known'::text, 'self-harm'::text, 'self-harm-not-known'::text, 'alone'::text, 'company-not-known'::text, 'no-welfare-check'::text, 'welfare-check-too-old'::text, 'welfare-check-overdue'::text, 'harm-said'::text, 'suicide-risk-said'::text, 'welfare-check-by-home'::text, 'exploitation-said'::text, 'adult-said'::text, 'coercion-said'::text, 'extortion-said'::text, 'grooming-said'::text]))),
  CONSTRAINT child_alarm_children_check CHECK ((children > 0))
);
CREATE INDEX child_alarm_longest ON public.child_alarm USING btree (force, since, case_file) WHERE (alarm <> ALL (ARRAY['not-safe'::text, 'safety-not-known'::text]));
CREATE INDEX child_alarm_not_safe ON public.child_alarm USING btree (force, since, case_file) WHERE (alarm = ANY (ARRAY['not-safe'::text, 'safety-not-known'::text]));
ALTER TABLE child_alarm ENABLE ROW LEVEL SECURITY;
ALTER TABLE child_alarm FORCE ROW LEVEL SECURITY;
CREATE POLICY child_alarm_force ON child_alarm FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON child_alarm TO :app;

CREATE TABLE closing (
  force text NOT NULL,
  closing uuid NOT NULL,
  case_file uuid NOT NULL,
  closed_at timestamp with time zone NOT NULL,
  closed_by text NOT NULL,
  CONSTRAINT closing_pkey PRIMARY KEY (force, closing),
  CONSTRAINT closing_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file)
);
CREATE INDEX closing_case ON public.closing USING btree (force, case_file, closed_at);
ALTER TABLE closing ENABLE ROW LEVEL SECURITY;
ALTER TABLE closing FORCE ROW LEVEL SECURITY;
CREATE POLICY closing_force ON closing FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON closing TO :app;

CREATE TABLE conduct_day (
  force text NOT NULL,
  conduct_day uuid NOT NULL,
  case_file uuid NOT NULL,
  earliest date,
  latest date,
  stated_at timestamp with time zone NOT NULL,
  stated_by text NOT NULL,
  CONSTRAINT conduct_day_pkey PRIMARY KEY (force, conduct_day),
  CONSTRAINT conduct_day_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT conduct_day_check CHECK (((earliest IS NULL) = (latest IS NULL))),
  CONSTRAINT conduct_day_check1 CHECK ((earliest <= latest))
);
CREATE INDEX conduct_day_newest ON public.conduct_day USING btree (force, case_file, stated_at DESC);
ALTER TABLE conduct_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE conduct_day FORCE ROW LEVEL SECURITY;
CREATE POLICY conduct_day_force ON conduct_day FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON conduct_day TO :app;

CREATE TABLE conflict_decision (
  force text NOT NULL,
  conflict_decision uuid NOT NULL,
  case_file uuid NOT NULL,
  stands text NOT NULL,
  passage uuid NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  decided_by uuid NOT NULL,
  CONSTRAINT conflict_decision_pkey PRIMARY KEY (force, conflict_decision),
  CONSTRAINT conflict_decision_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT conflict_decision_force_decided_by_fkey FOREIGN KEY (force, decided_by) REFERENCES staff(force, staff),
  CONSTRAINT conflict_decision_stands_check CHECK ((stands = ANY (ARRAY['sgiiModel'::text, 'outcome21RequiresSuspect'::text])))
);
CREATE INDEX conflict_decision_case ON public.conflict_decision USING btree (force, case_file, decided_at DESC);
ALTER TABLE conflict_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE conflict_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY conflict_decision_force ON conflict_decision FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON conflict_decision TO :app;

CREATE TABLE consideration (
  force text NOT NULL,
  consideration uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  means text NOT NULL,
  conclusion text NOT NULL,
  necessity uuid NOT NULL,
  alternatives uuid NOT NULL,
  appropriate_adult text,
  considered_at timestamp with time zone NOT NULL,
  considered_by text NOT NULL,
  CONSTRAINT consideration_pkey PRIMARY KEY (force, consideration),
  CONSTRAINT consideration_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT consideration_appropriate_adult_check CHECK ((appropriate_adult = ANY (ARRAY['parent-or-guardian'::text, 'social-worker'::text, 'other-responsible-adult'::text]))),
  CONSTRAINT consideration_conclusion_check CHECK ((conclusion = ANY (ARRAY['not-needed'::text, 'pursued'::text]))),
  CONSTRAINT consideration_means_check CHECK ((means = ANY (ARRAY['interview'::text, 'arrest'::text])))
);
CREATE INDEX consideration_arrest ON public.consideration USING btree (force, considered_at) WHERE ((means = 'arrest'::text) AND (conclusion = 'pursued'::text));
CREATE INDEX consideration_case ON public.consideration USING btree (force, case_file, considered_at);
ALTER TABLE consideration ENABLE ROW LEVEL SECURITY;
ALTER TABLE consideration FORCE ROW LEVEL SECURITY;
CREATE POLICY consideration_force ON consideration FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON consideration TO :app;

CREATE TABLE consideration_end (
  force text NOT NULL,
  entry uuid NOT NULL,
  consideration uuid NOT NULL,
  result text NOT NULL,
  made_at timestamp with time zone,
  passage uuid,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  CONSTRAINT consideration_end_pkey PRIMARY KEY (force, entry),
  CONSTRAINT consideration_end_force_consideration_fkey FOREIGN KEY (force, consideration) REFERENCES consideration(force, consideration),
  CONSTRAINT consideration_end_check CHECK (((result = 'made'::text) = (made_at IS NOT NULL))),
  CONSTRAINT consideration_end_check1 CHECK (((result = 'not-made'::text) = (passage IS NOT NULL))),
  CONSTRAINT consideration_end_result_check CHECK ((result = ANY (ARRAY['made'::text, 'not-made'::text])))
);
CREATE INDEX consideration_end_newest ON public.consideration_end USING btree (force, consideration, recorded_at DESC);
ALTER TABLE consideration_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE consideration_end FORCE ROW LEVEL SECURITY;
CREATE POLICY consideration_end_force ON consideration_end FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON consideration_end TO :app;

CREATE TABLE crime (
  force text NOT NULL,
  case_file uuid NOT NULL,
  crime uuid NOT NULL,
  offence text NOT NULL,
  reference text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  entered_at timestamp with time zone NOT NULL,
  entered_by text NOT NULL,
  against uuid,
  CONSTRAINT crime_pkey PRIMARY KEY (force, crime),
  CONSTRAINT crime_force_reference_key UNIQUE (force, reference),
  CONSTRAINT crime_against FOREIGN KEY (force, against) REFERENCES person(force, person),
  CONSTRAINT crime_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT crime_offence_check CHECK ((offence ~ '^\d{3}/\d{2}$'::text)),
  CONSTRAINT crime_reference_check CHECK (((length(reference) >= 3) AND (length(reference) <= 40)))
);
CREATE INDEX crime_case ON public.crime USING btree (force, case_file, recorded_at);
CREATE INDEX crime_period ON public.crime USING btree (force, recorded_at);
ALTER TABLE crime ENABLE ROW LEVEL SECURITY;
ALTER TABLE crime FORCE ROW LEVEL SECURITY;
CREATE POLICY crime_force ON crime FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON crime TO :app;
GRANT UPDATE (against, case_file) ON crime TO :app;

CREATE TABLE crime_cancellation (
  force text NOT NULL,
  crime uuid NOT NULL,
  case_file uuid NOT NULL,
  reason text NOT NULL,
  information text,
  other_reference text,
  passage uuid NOT NULL,
  cancelled_at timestamp with time zone NOT NULL,
  cancelled_by text NOT NULL,
  CONSTRAINT crime_cancellation_pkey PRIMARY KEY (force, crime),
  CONSTRAINT crime_cancellation_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT crime_cancellation_check CHECK (((reason = 'C2'::text) = (information IS NOT NULL))),
  CONSTRAINT crime_cancellation_check1 CHECK (((reason = ANY (ARRAY['C1'::text, 'C3'::text])) = (other_reference IS NOT NULL))),
  CONSTRAINT crime_cancellation_information_check CHECK ((information = ANY (ARRAY['police-record'::text, 'independent-account'::text, 'technical-finding'::text, 'partner-record'::text]))),
  CONSTRAINT crime_cancellation_reason_check CHECK ((reason = ANY (ARRAY['C1'::text, 'C2'::text, 'C3'::text, 'C4'::text])))
);
CREATE INDEX crime_cancellation_case ON public.crime_cancellation USING btree (force, case_file);
ALTER TABLE crime_cancellation ENABLE ROW LEVEL SECURITY;
ALTER TABLE crime_cancellation FORCE ROW LEVEL SECURITY;
CREATE POLICY crime_cancellation_force ON crime_cancellation FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON crime_cancellation TO :app;
GRANT UPDATE (case_file) ON crime_cancellation TO :app;

CREATE TABLE death_withdrawn (
  force text NOT NULL,
  withdrawal uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  passage uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  CONSTRAINT death_withdrawn_pkey PRIMARY KEY (force, withdrawal),
  CONSTRAINT death_withdrawn_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person)
);
CREATE INDEX death_withdrawn_of ON public.death_withdrawn USING btree (force, case_file, person);
ALTER TABLE death_withdrawn ENABLE ROW LEVEL SECURITY;
ALTER TABLE death_withdrawn FORCE ROW LEVEL SECURITY;
CREATE POLICY death_withdrawn_force ON death_withdrawn FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON death_withdrawn TO :app;

CREATE TABLE duty_discharge (
  force text NOT NULL,
  discharge uuid NOT NULL,
  case_file uuid NOT NULL,
  duty text NOT NULL,
  person uuid,
  answer text NOT NULL,
  by_whom text,
  done_at timestamp with time zone,
  passage uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  by_supervisor boolean NOT NULL DEFAULT false,
  not_identified boolean NOT NULL DEFAULT false,
  parent text,
  CONSTRAINT duty_discharge_pkey PRIMARY KEY (force, discharge),
  CONSTRAINT duty_discharge_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT duty_discharge_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT duty_discharge_answer_check CHECK ((answer = ANY (ARRAY['done'::text, 'not-done'::text]))),
  CONSTRAINT duty_discharge_check CHECK (((answer = 'done'::text) = (by_whom IS NOT NULL))),
  CONSTRAINT duty_discharge_check1 CHECK (((answer = 'done'::text) = (done_at IS NOT NULL))),
  CONSTRAINT duty_discharge_duty_check CHECK (((duty ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(duty) <= 80))),
  CONSTRAINT duty_discharge_not_identified CHECK (((NOT not_identified) OR ((answer = 'not-done'::text) AND (person IS NOT NULL)))),
  CONSTRAINT duty_discharge_parent CHECK (((parent IS NULL) OR ((parent = ANY (ARRAY['to-tell'::text, 'not-to-tell'::text])) AND (answer = 'done'::text) AND (person IS NOT NULL))))
);
CREATE INDEX duty_discharge_newest ON public.duty_discharge USING btree (force, case_file, duty, person, recorded_at DESC);
CREATE INDEX duty_discharge_person ON public.duty_discharge USING btree (force, person) WHERE (person IS NOT NULL);
ALTER TABLE duty_discharge ENABLE ROW LEVEL SECURITY;
ALTER TABLE duty_discharge FORCE ROW LEVEL SECURITY;
CREATE POLICY duty_discharge_force ON duty_discharge FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON duty_discharge TO :app;

CREATE TABLE earlier_reports (
  force text NOT NULL,
  earlier_reports uuid NOT NULL,
  case_file uuid NOT NULL,
  reports smallint,
  from_whom text,
  stated_at timestamp with time zone NOT NULL,
  stated_by text NOT NULL,
  CONSTRAINT earlier_reports_pkey PRIMARY KEY (force, earlier_reports),
  CONSTRAINT earlier_reports_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT earlier_reports_reports_check CHECK (((reports >= 0) AND (reports <= 999)))
);
CREATE INDEX earlier_reports_newest ON public.earlier_reports USING btree (force, case_file, stated_at DESC);
ALTER TABLE earlier_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE earlier_reports FORCE ROW LEVEL SECURITY;
CREATE POLICY earlier_reports_force ON earlier_reports FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON earlier_reports TO :app;

CREATE TABLE erasure (
  force text NOT NULL,
  certificate uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  staff uuid NOT NULL,
  rule text NOT NULL,
  key_destroyed boolean NOT NULL,
  details integer NOT NULL,
  tokens integer NOT NULL,
  passage_keys integer NOT NULL,
  passages integer NOT NULL,
  CONSTRAINT erasure_pkey PRIMARY KEY (force, certificate),
  CONSTRAINT erasure_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT erasure_details_check CHECK ((details >= 0)),
  CONSTRAINT erasure_passage_keys_check CHECK ((passage_keys >= 0)),
  CONSTRAINT erasure_passages_check CHECK ((passages >= 0)),
  CONSTRAINT erasure_rule_check CHECK (((length(rule) >= 1) AND (length(rule) <= 200))),
  CONSTRAINT erasure_tokens_check CHECK ((tokens >= 0))
);
ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasure FORCE ROW LEVEL SECURITY;
CREATE POLICY erasure_force ON erasure FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON erasure TO :app;

CREATE TABLE floor (
  force text NOT NULL,
  floor uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  safe_now text NOT NULL,
  self_harm text NOT NULL,
  with_whom text NOT NULL,
  in_care text NOT NULL,
  on_plan text NOT NULL,
  contact text NOT NULL,
  contact_passage uuid,
  welfare_check text NOT NULL,
  welfare_by text,
  welfare_at timestamp with time zone,
  from_whom text NOT NULL,
  walked_at timestamp with time zone NOT NULL,
  walked_by text NOT NULL,
  take_off_passage uuid,
  must_not_named boolean,
  CONSTRAINT floor_pkey PRIMARY KEY (force, floor),
  CONSTRAINT floor_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT floor_check1 CHECK (((welfare_check = 'not-arranged'::text) = (welfare_by IS NULL))),
  CONSTRAINT floor_check2 CHECK (((welfare_check = 'not-arranged'::text) = (welfare_at IS NULL))),
  CONSTRAINT floor_contact_check CHECK ((contact = ANY (ARRAY['known'::text, 'not-known'::text]))),
  CONSTRAINT floor_in_care_check CHECK ((in_care = ANY (ARRAY['yes'::text, 'no'::text, 'not-known'::text]))),
  CONSTRAINT floor_known_contact CHECK (((contact = 'not-known'::text) OR (contact_passage IS NOT NULL))),
  CONSTRAINT floor_on_plan_check CHECK ((on_plan = ANY (ARRAY['yes'::text, 'no'::text, 'not-known'::text]))),
  CONSTRAINT floor_safe_now_check CHECK ((safe_now = ANY (ARRAY['yes'::text, 'no'::text, 'not-known'::text]))),
  CONSTRAINT floor_self_harm_check CHECK ((self_harm = ANY (ARRAY['yes'::text, 'no'::text, 'not-known'::text]))),
  CONSTRAINT floor_welfare_check_check CHECK ((welfare_check = ANY (ARRAY['done'::text, 'arranged'::text, 'not-arranged'::text])))
);
CREATE INDEX floor_newest ON public.floor USING btree (force, case_file, person, walked_at DESC);
ALTER TABLE floor ENABLE ROW LEVEL SECURITY;
ALTER TABLE floor FORCE ROW LEVEL SECURITY;
CREATE POLICY floor_force ON floor FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON floor TO :app;

CREATE TABLE foi_answer (
  force text NOT NULL,
  answer uuid NOT NULL,
  question text NOT NULL,
  query text NOT NULL,
  period_start date NOT NULL,
  period_end date NOT NULL,
  body text NOT NULL,
  answered_at timestamp with time zone NOT NULL,
  answered_by text NOT NULL,
  release uuid,
  CONSTRAINT foi_answer_pkey PRIMARY KEY (force, answer),
  CONSTRAINT foi_answer_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT foi_answer_release FOREIGN KEY (force, release) REFERENCES release(force, release),
  CONSTRAINT foi_answer_check CHECK ((period_start <= period_end)),
  CONSTRAINT foi_answer_query_check CHECK ((query ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT foi_answer_question_check CHECK (((question ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(question) <= 80)))
);
CREATE INDEX foi_answer_newest ON public.foi_answer USING btree (force, answered_at DESC);
CREATE INDEX foi_answer_query ON public.foi_answer USING btree (force, query, answered_at DESC);
ALTER TABLE foi_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE foi_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY foi_answer_force ON foi_answer FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON foi_answer TO :app;

CREATE TABLE force (
  force text NOT NULL,
  name text NOT NULL,
  nation text NOT NULL,
  issuer text NOT NULL,
  client text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT force_pkey PRIMARY KEY (force),
  CONSTRAINT force_force_check CHECK ((force ~ '^[a-z][a-z0-9-]{1,39}$'::text)),
  CONSTRAINT force_name_check CHECK (((length(name) >= 2) AND (length(name) <= 120))),
  CONSTRAINT force_nation_check CHECK ((nation = ANY (ARRAY['england'::text, 'wales'::text])))
);
ALTER TABLE force ENABLE ROW LEVEL SECURITY;
ALTER TABLE force FORCE ROW LEVEL SECURITY;
CREATE POLICY force_directory ON force FOR SELECT TO public USING (true);
CREATE POLICY force_own ON force FOR INSERT TO public WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON force TO :app;

CREATE TABLE guidance_draft (
  force text NOT NULL,
  draft uuid NOT NULL,
  policy text NOT NULL,
  based_on text NOT NULL,
  started_at timestamp with time zone NOT NULL,
  CONSTRAINT guidance_draft_pkey PRIMARY KEY (force, draft),
  CONSTRAINT guidance_draft_force_policy_key UNIQUE (force, policy),
  CONSTRAINT guidance_draft_policy_check CHECK ((policy ~ '^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$'::text))
);
ALTER TABLE guidance_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE guidance_draft FORCE ROW LEVEL SECURITY;
CREATE POLICY guidance_draft_force ON guidance_draft FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON guidance_draft TO :app;

CREATE TABLE guidance_publication (
  force text NOT NULL,
  draft uuid NOT NULL,
  revision integer NOT NULL,
  published_at timestamp with time zone NOT NULL,
  published_by text NOT NULL,
  CONSTRAINT guidance_publication_pkey PRIMARY KEY (force, draft),
  CONSTRAINT guidance_publication_force_draft_revision_fkey FOREIGN KEY (force, draft, revision) REFERENCES guidance_revision(force, draft, revision)
);
ALTER TABLE guidance_publication ENABLE ROW LEVEL SECURITY;
ALTER TABLE guidance_publication FORCE ROW LEVEL SECURITY;
CREATE POLICY guidance_publication_force ON guidance_publication FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON guidance_publication TO :app;

CREATE TABLE guidance_revision (
  force text NOT NULL,
  draft uuid NOT NULL,
  revision integer NOT NULL,
  files text NOT NULL,
  digest bytea NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  saved_by text NOT NULL,
  CONSTRAINT guidance_revision_pkey PRIMARY KEY (force, draft, revision),
  CONSTRAINT guidance_revision_force_draft_fkey FOREIGN KEY (force, draft) REFERENCES guidance_draft(force, draft),
  CONSTRAINT guidance_revision_digest_check CHECK ((length(digest) = 32)),
  CONSTRAINT guidance_revision_revision_check CHECK ((revision > 0))
);
ALTER TABLE guidance_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE guidance_revision FORCE ROW LEVEL SECURITY;
CREATE POLICY guidance_revision_force ON guidance_revision FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON guidance_revision TO :app;

CREATE TABLE guidance_trial (
  force text NOT NULL,
  trial uuid NOT NULL,
  draft uuid NOT NULL,
  revision integer NOT NULL,
  kind text NOT NULL,
  is_well boolean NOT NULL,
  summary text NOT NULL,
  lines text[] NOT NULL,
  tried_at timestamp with time zone NOT NULL,
  tried_by text NOT NULL,
  CONSTRAINT guidance_trial_pkey PRIMARY KEY (force, trial),
  CONSTRAINT guidance_trial_force_draft_revision_fkey FOREIGN KEY (force, draft, revision) REFERENCES guidance_revision(force, draft, revision),
  CONSTRAINT guidance_trial_kind_check CHECK ((kind = ANY (ARRAY['scenarios'::text, 'proof'::text, 'comparison'::text, 'back-test'::text])))
);
CREATE INDEX guidance_trial_newest ON public.guidance_trial USING btree (force, draft, revision, kind, tried_at DESC);
ALTER TABLE guidance_trial ENABLE ROW LEVEL SECURITY;
ALTER TABLE guidance_trial FORCE ROW LEVEL SECURITY;
CREATE POLICY guidance_trial_force ON guidance_trial FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON guidance_trial TO :app;

CREATE TABLE handover (
  force text NOT NULL,
  handover uuid NOT NULL,
  case_file uuid NOT NULL,
  team text NOT NULL,
  handed_at timestamp with time zone NOT NULL,
  handed_by text NOT NULL,
  CONSTRAINT handover_pkey PRIMARY KEY (force, handover),
  CONSTRAINT handover_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT handover_team_check CHECK ((team = ANY (ARRAY['child-abuse-investigation'::text, 'online-csa-team'::text, 'cid'::text])))
);
CREATE INDEX handover_newest ON public.handover USING btree (force, case_file, handed_at DESC);
ALTER TABLE handover ENABLE ROW LEVEL SECURITY;
ALTER TABLE handover FORCE ROW LEVEL SECURITY;
CREATE POLICY handover_force ON handover FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON handover TO :app;

CREATE TABLE handover_answer (
  force text NOT NULL,
  handover uuid NOT NULL,
  answer text NOT NULL,
  receipt text,
  passage uuid,
  answered_at timestamp with time zone NOT NULL,
  answered_by text NOT NULL,
  CONSTRAINT handover_answer_pkey PRIMARY KEY (force, handover),
  CONSTRAINT handover_answer_force_handover_fkey FOREIGN KEY (force, handover) REFERENCES handover(force, handover),
  CONSTRAINT handover_answer_answer_check CHECK ((answer = ANY (ARRAY['accepted'::text, 'returned'::text]))),
  CONSTRAINT handover_answer_check CHECK (((answer = 'accepted'::text) = (receipt IS NOT NULL))),
  CONSTRAINT handover_answer_check1 CHECK (((answer = 'returned'::text) = (passage IS NOT NULL))),
  CONSTRAINT handover_answer_receipt_check CHECK (((receipt ~ '^[A-Za-z0-9/.-]{3,40}$'::text) AND (receipt ~ '[0-9]'::text)))
);
ALTER TABLE handover_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE handover_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY handover_answer_force ON handover_answer FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON handover_answer TO :app;

CREATE TABLE idempotency (
  force text NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  key text NOT NULL,
  digest bytea NOT NULL,
  given text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_pkey PRIMARY KEY (force, actor, action, key),
  CONSTRAINT idempotency_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT idempotency_digest_check CHECK ((length(digest) = 32)),
  CONSTRAINT idempotency_key_check CHECK (((length(key) >= 8) AND (length(key) <= 200)))
);
CREATE INDEX idempotency_at ON public.idempotency USING btree (force, at);
ALTER TABLE idempotency ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_force ON idempotency FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
CREATE POLICY idempotency_old ON idempotency AS RESTRICTIVE FOR DELETE TO public USING ((at < (now() - '1 day'::interval)));
GRANT DELETE, INSERT, SELECT ON idempotency TO :app;

CREATE TABLE installation (
  one boolean NOT NULL DEFAULT true,
  kind text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT installation_pkey PRIMARY KEY (one),
  CONSTRAINT installation_kind_check CHECK ((kind = ANY (ARRAY['demonstration'::text, 'production'::text]))),
  CONSTRAINT installation_one_check CHECK (one)
);
GRANT SELECT ON installation TO :app;

CREATE TABLE key_mark (
  force text NOT NULL,
  ledger_key bytea NOT NULL,
  force_key bytea NOT NULL,
  CONSTRAINT key_mark_pkey PRIMARY KEY (force),
  CONSTRAINT key_mark_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT key_mark_force_key_check CHECK ((length(force_key) = 32)),
  CONSTRAINT key_mark_ledger_key_check CHECK ((length(ledger_key) = 32))
);
ALTER TABLE key_mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE key_mark FORCE ROW LEVEL SECURITY;
CREATE POLICY key_mark_force ON key_mark FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON key_mark TO :app;

CREATE TABLE ledger_case (
  force text NOT NULL,
  case_file uuid NOT NULL,
  entry uuid NOT NULL,
  CONSTRAINT ledger_case_pkey PRIMARY KEY (force, case_file, entry),
  CONSTRAINT ledger_case_force_entry_fkey FOREIGN KEY (force, entry) REFERENCES ledger_entry(force, entry) ON DELETE CASCADE
);
ALTER TABLE ledger_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_case FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_case_force ON ledger_case FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON ledger_case TO :app;

CREATE TABLE ledger_content (
  force text NOT NULL,
  entry uuid NOT NULL,
  salt bytea NOT NULL,
  body text NOT NULL,
  CONSTRAINT ledger_content_pkey PRIMARY KEY (force, entry),
  CONSTRAINT ledger_content_force_entry_fkey FOREIGN KEY (force, entry) REFERENCES ledger_entry(force, entry),
  CONSTRAINT ledger_content_salt_check CHECK ((length(salt) = 32))
);
ALTER TABLE ledger_content ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_content FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_content_force ON ledger_content FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON ledger_content TO :app;

CREATE TABLE ledger_entry (
  force text NOT NULL,
  entry uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  kind text NOT NULL,
  action text NOT NULL,
  rule text NOT NULL,
  cases uuid[] NOT NULL,
  people uuid[] NOT NULL,
  commitment bytea NOT NULL,
  leaf bytea NOT NULL,
  CONSTRAINT ledger_entry_pkey PRIMARY KEY (force, entry),
  CONSTRAINT ledger_entry_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT ledger_entry_commitment_check CHECK ((length(commitment) = 32)),
  CONSTRAINT ledger_entry_kind_check CHECK ((kind = ANY (ARRAY['collection'::text, 'alteration'::text, 'consultation'::text, 'disclosure'::text, 'combination'::text, 'erasure'::text]))),
  CONSTRAINT ledger_entry_leaf_check CHECK ((length(leaf) = 32))
);
CREATE INDEX ledger_entry_at ON public.ledger_entry USING btree (force, at);
CREATE INDEX ledger_entry_samples ON public.ledger_entry USING btree (force, entry DESC) WHERE (action = 'give-split-sample'::text);
ALTER TABLE ledger_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_entry_force ON ledger_entry FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON ledger_entry TO :app;

CREATE TABLE ledger_leaf (
  force text NOT NULL,
  index bigint NOT NULL,
  entry uuid NOT NULL,
  CONSTRAINT ledger_leaf_pkey PRIMARY KEY (force, index),
  CONSTRAINT ledger_leaf_index_check CHECK ((index >= 0))
);
CREATE UNIQUE INDEX ledger_leaf_entry ON public.ledger_leaf USING btree (force, entry);
ALTER TABLE ledger_leaf ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_leaf FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_leaf_force ON ledger_leaf FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON ledger_leaf TO :app;

CREATE TABLE ledger_node (
  force text NOT NULL,
  level smallint NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT ledger_node_pkey PRIMARY KEY (force, level, index),
  CONSTRAINT ledger_node_hash_check CHECK ((length(hash) = 32))
);
ALTER TABLE ledger_node ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_node FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_node_force ON ledger_node FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON ledger_node TO :app;

CREATE TABLE ledger_pending (
  force text NOT NULL,
  entry uuid NOT NULL,
  leaf bytea NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT ledger_pending_pkey PRIMARY KEY (force, entry)
);
ALTER TABLE ledger_pending ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_pending FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_pending_force ON ledger_pending FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON ledger_pending TO :app;

CREATE TABLE measure_end (
  force text NOT NULL,
  measure_end uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  measure text NOT NULL,
  ended_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  result text,
  CONSTRAINT measure_end_pkey PRIMARY KEY (force, measure_end),
  CONSTRAINT measure_end_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT measure_end_measure_check CHECK ((measure = ANY (ARRAY['police-protection'::text, 'assessment'::text, 'conference'::text, 'core-group'::text, 'review'::text]))),
  CONSTRAINT measure_end_result CHECK (
CASE measure
    WHEN 'conference'::text THEN ((result IS NOT NULL) AND (result <> 'held'::text))
    WHEN 'review'::text THEN ((result IS NOT NULL) AND (result = ANY (ARRAY['plan'::text, 'no-plan'::text])))
    WHEN 'core-group'::text THEN ((result IS NULL) OR (result = ANY (ARRAY['held'::text, 'not-held'::text])))
    ELSE (result IS NULL)
END),
  CONSTRAINT measure_end_result_check CHECK ((result = ANY (ARRAY['plan'::text, 'no-plan'::text, 'held'::text, 'not-held'::text])))
);
CREATE INDEX measure_end_of ON public.measure_end USING btree (force, case_file, person, measure);
CREATE INDEX measure_end_person ON public.measure_end USING btree (force, person);
ALTER TABLE measure_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE measure_end FORCE ROW LEVEL SECURITY;
CREATE POLICY measure_end_force ON measure_end FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON measure_end TO :app;

CREATE TABLE migration (
  id text NOT NULL,
  digest text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT migration_pkey PRIMARY KEY (id)
);

CREATE TABLE next_step (
  force text NOT NULL,
  safeguarding uuid NOT NULL,
  step text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  enquiry_on date,
  CONSTRAINT next_step_pkey PRIMARY KEY (force, safeguarding),
  CONSTRAINT next_step_force_safeguarding_fkey FOREIGN KEY (force, safeguarding) REFERENCES safeguarding(force, safeguarding),
  CONSTRAINT next_step_check CHECK (((enquiry_on IS NULL) OR (step = 'assessment'::text))),
  CONSTRAINT next_step_step_check CHECK ((step = ANY (ARRAY['assessment'::text, 'strategy-discussion'::text, 'early-help'::text, 'no-further-action'::text])))
);
ALTER TABLE next_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE next_step FORCE ROW LEVEL SECURITY;
CREATE POLICY next_step_force ON next_step FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON next_step TO :app;
GRANT UPDATE (enquiry_on) ON next_step TO :app;

CREATE TABLE no_place (
  force text NOT NULL,
  no_place uuid NOT NULL,
  case_file uuid NOT NULL,
  from_whom text NOT NULL,
  stated_at timestamp with time zone NOT NULL,
  stated_by text NOT NULL,
  CONSTRAINT no_place_pkey PRIMARY KEY (force, no_place),
  CONSTRAINT no_place_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT no_place_from_whom_check CHECK ((from_whom = ANY (ARRAY['reporter'::text, 'parent-or-carer'::text, 'child-unprompted'::text, 'partner'::text, 'police-record'::text, 'own-observation'::text])))
);
CREATE INDEX no_place_newest ON public.no_place USING btree (force, case_file, stated_at DESC);
ALTER TABLE no_place ENABLE ROW LEVEL SECURITY;
ALTER TABLE no_place FORCE ROW LEVEL SECURITY;
CREATE POLICY no_place_force ON no_place FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON no_place TO :app;

CREATE TABLE not_telling (
  force text NOT NULL,
  not_telling uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  reason text NOT NULL,
  passage uuid NOT NULL,
  review_on date NOT NULL,
  proposed_at timestamp with time zone NOT NULL,
  proposed_by text NOT NULL,
  CONSTRAINT not_telling_pkey PRIMARY KEY (force, not_telling),
  CONSTRAINT not_telling_force_not_telling_proposed_by_key UNIQUE (force, not_telling, proposed_by),
  CONSTRAINT not_telling_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT not_telling_reason_check CHECK ((reason = ANY (ARRAY['danger-to-this-child'::text, 'danger-to-another-child'::text, 'nobody-safe-to-tell'::text, 'cannot-be-found'::text, 'not-identified'::text, 'enquiry-under-way'::text, 'asked-not-to-be-told'::text])))
);
CREATE INDEX not_telling_case ON public.not_telling USING btree (force, case_file, person, proposed_at);
ALTER TABLE not_telling ENABLE ROW LEVEL SECURITY;
ALTER TABLE not_telling FORCE ROW LEVEL SECURITY;
CREATE POLICY not_telling_force ON not_telling FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON not_telling TO :app;

CREATE TABLE not_telling_answer (
  force text NOT NULL,
  answer_id uuid NOT NULL,
  not_telling uuid NOT NULL,
  proposed_by text NOT NULL,
  answer text NOT NULL,
  passage uuid,
  answered_at timestamp with time zone NOT NULL,
  answered_by text NOT NULL,
  review_on date,
  CONSTRAINT not_telling_answer_pkey PRIMARY KEY (force, answer_id),
  CONSTRAINT not_telling_answer_force_not_telling_proposed_by_fkey FOREIGN KEY (force, not_telling, proposed_by) REFERENCES not_telling(force, not_telling, proposed_by),
  CONSTRAINT not_telling_answer_answer_check CHECK ((answer = ANY (ARRAY['approved'::text, 'returned'::text]))),
  CONSTRAINT not_telling_answer_check CHECK ((answered_by <> proposed_by)),
  CONSTRAINT not_telling_answer_check2 CHECK (((review_on IS NULL) OR (answer = 'approved'::text))),
  CONSTRAINT not_telling_answer_returned_why CHECK (((answer = 'approved'::text) OR (passage IS NOT NULL)))
);
CREATE INDEX not_telling_answer_newest ON public.not_telling_answer USING btree (force, not_telling, answered_at);
ALTER TABLE not_telling_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE not_telling_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY not_telling_answer_force ON not_telling_answer FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON not_telling_answer TO :app;

CREATE TABLE notice_told (
  force text NOT NULL,
  told uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  whom text NOT NULL,
  how text NOT NULL,
  by_whom text NOT NULL,
  words text[] NOT NULL,
  contact_passage uuid NOT NULL,
  told_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  told_person uuid,
  told_passage uuid,
  CONSTRAINT notice_told_pkey PRIMARY KEY (force, told),
  CONSTRAINT notice_told_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT notice_told_person FOREIGN KEY (force, case_file, told_person) REFERENCES party(force, case_file, person),
  CONSTRAINT notice_told_by_whom_check CHECK ((by_whom = ANY (ARRAY['me'::text, 'another-officer'::text, 'school'::text, 'social-care'::text, 'other-professional'::text]))),
  CONSTRAINT notice_told_check CHECK ((told_at <= recorded_at)),
  CONSTRAINT notice_told_how_check CHECK ((how = ANY (ARRAY['in-person'::text, 'telephone'::text, 'letter'::text, 'through-school'::text, 'through-social-care'::text]))),
  CONSTRAINT notice_told_who CHECK ((num_nonnulls(told_person, told_passage) <=
CASE whom
    WHEN 'child'::text THEN 0
    ELSE 1
END)),
  CONSTRAINT notice_told_whom_check CHECK ((whom = ANY (ARRAY['child'::text, 'parent-or-carer'::text, 'safe-contact'::text, 'professional'::text]))),
  CONSTRAINT notice_told_words_check CHECK ((cardinality(words) > 0))
);
CREATE INDEX notice_told_case ON public.notice_told USING btree (force, case_file, person, recorded_at);
ALTER TABLE notice_told ENABLE ROW LEVEL SECURITY;
ALTER TABLE notice_told FORCE ROW LEVEL SECURITY;
CREATE POLICY notice_told_force ON notice_told FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON notice_told TO :app;

CREATE TABLE off_case (
  force text NOT NULL,
  off_case uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  taken_off boolean NOT NULL,
  same uuid,
  passage uuid NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  CONSTRAINT off_case_pkey PRIMARY KEY (force, off_case),
  CONSTRAINT off_case_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT off_case_force_case_file_same_fkey FOREIGN KEY (force, case_file, same) REFERENCES party(force, case_file, person),
  CONSTRAINT off_case_check CHECK (((same IS NULL) OR (taken_off AND (same <> person))))
);
CREATE INDEX off_case_newest ON public.off_case USING btree (force, case_file, person, recorded_at DESC);
ALTER TABLE off_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE off_case FORCE ROW LEVEL SECURITY;
CREATE POLICY off_case_force ON off_case FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON off_case TO :app;

CREATE TABLE opening (
  force text NOT NULL,
  opening uuid NOT NULL,
  case_file uuid NOT NULL,
  staff uuid NOT NULL,
  reason text NOT NULL,
  emergency boolean NOT NULL,
  from_at timestamp with time zone NOT NULL,
  until_at timestamp with time zone NOT NULL,
  passage uuid,
  CONSTRAINT opening_pkey PRIMARY KEY (force, opening),
  CONSTRAINT opening_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT opening_force_staff_fkey FOREIGN KEY (force, staff) REFERENCES staff(force, staff),
  CONSTRAINT opening_check CHECK ((until_at > from_at)),
  CONSTRAINT opening_check1 CHECK (((NOT emergency) OR (until_at <= (from_at + '01:00:00'::interval))))
);
CREATE INDEX opening_emergency ON public.opening USING btree (force, from_at DESC) WHERE emergency;
CREATE INDEX opening_emergency_case ON public.opening USING btree (force, case_file) WHERE emergency;
CREATE INDEX opening_now ON public.opening USING btree (force, staff, case_file, until_at);
ALTER TABLE opening ENABLE ROW LEVEL SECURITY;
ALTER TABLE opening FORCE ROW LEVEL SECURITY;
CREATE POLICY opening_force ON opening FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON opening TO :app;

CREATE TABLE opening_acknowledgement (
  force text NOT NULL,
  opening uuid NOT NULL,
  acknowledged_at timestamp with time zone NOT NULL,
  acknowledged_by uuid NOT NULL,
  CONSTRAINT opening_acknowledgement_pkey PRIMARY KEY (force, opening),
  CONSTRAINT opening_acknowledgement_force_acknowledged_by_fkey FOREIGN KEY (force, acknowledged_by) REFERENCES staff(force, staff),
  CONSTRAINT opening_acknowledgement_force_opening_fkey FOREIGN KEY (force, opening) REFERENCES opening(force, opening)
);
ALTER TABLE opening_acknowledgement ENABLE ROW LEVEL SECURITY;
ALTER TABLE opening_acknowledgement FORCE ROW LEVEL SECURITY;
CREATE POLICY opening_acknowledgement_force ON opening_acknowledgement FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON opening_acknowledgement TO :app;

CREATE TABLE opening_unseen (
  force text NOT NULL,
  opening uuid NOT NULL,
  from_at timestamp with time zone NOT NULL,
  CONSTRAINT opening_unseen_pkey PRIMARY KEY (force, opening),
  CONSTRAINT opening_unseen_force_opening_fkey FOREIGN KEY (force, opening) REFERENCES opening(force, opening)
);
CREATE INDEX opening_unseen_longest ON public.opening_unseen USING btree (force, from_at, opening);
ALTER TABLE opening_unseen ENABLE ROW LEVEL SECURITY;
ALTER TABLE opening_unseen FORCE ROW LEVEL SECURITY;
CREATE POLICY opening_unseen_force ON opening_unseen FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON opening_unseen TO :app;

CREATE TABLE outdated_decision (
  force text NOT NULL,
  case_file uuid NOT NULL,
  about text NOT NULL,
  since timestamp with time zone NOT NULL,
  CONSTRAINT outdated_decision_pkey PRIMARY KEY (force, case_file, about),
  CONSTRAINT outdated_decision_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT outdated_decision_about_check CHECK ((about = ANY (ARRAY['response'::text, 'category'::text])))
);
ALTER TABLE outdated_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE outdated_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY outdated_decision_force ON outdated_decision FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON outdated_decision TO :app;

CREATE TABLE own_words (
  force text NOT NULL,
  own_words uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  heard text NOT NULL,
  through text,
  wishes uuid,
  how_they_are uuid,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  why uuid,
  CONSTRAINT own_words_pkey PRIMARY KEY (force, own_words),
  CONSTRAINT own_words_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT own_words_check CHECK (((heard = 'said'::text) = ((wishes IS NOT NULL) OR (how_they_are IS NOT NULL)))),
  CONSTRAINT own_words_check1 CHECK (((heard = 'not-yet-heard'::text) = (through IS NULL))),
  CONSTRAINT own_words_check2 CHECK (((why IS NULL) OR (heard = 'not-yet-heard'::text))),
  CONSTRAINT own_words_heard_check CHECK ((heard = ANY (ARRAY['said'::text, 'would-not-say'::text, 'not-yet-heard'::text]))),
  CONSTRAINT own_words_through_check CHECK ((through = ANY (ARRAY['child'::text, 'parent-or-carer'::text, 'school'::text, 'social-care'::text, 'advocate'::text])))
);
CREATE INDEX own_words_newest ON public.own_words USING btree (force, case_file, person, recorded_at DESC);
ALTER TABLE own_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE own_words FORCE ROW LEVEL SECURITY;
CREATE POLICY own_words_force ON own_words FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON own_words TO :app;

CREATE TABLE own_words_answer (
  force text NOT NULL,
  own_words uuid NOT NULL,
  answer text NOT NULL,
  passage uuid NOT NULL,
  answered_at timestamp with time zone NOT NULL,
  answered_by text NOT NULL,
  CONSTRAINT own_words_answer_pkey PRIMARY KEY (force, own_words),
  CONSTRAINT own_words_answer_force_own_words_fkey FOREIGN KEY (force, own_words) REFERENCES own_words(force, own_words),
  CONSTRAINT own_words_answer_answer_check CHECK ((answer = ANY (ARRAY['agreed'::text, 'returned'::text])))
);
ALTER TABLE own_words_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE own_words_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY own_words_answer_force ON own_words_answer FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON own_words_answer TO :app;

CREATE TABLE panel_finding (
  force text NOT NULL,
  second_opinion uuid NOT NULL,
  finding text NOT NULL,
  rule text,
  found_at timestamp with time zone NOT NULL,
  found_by uuid NOT NULL,
  CONSTRAINT panel_finding_pkey PRIMARY KEY (force, second_opinion),
  CONSTRAINT panel_finding_force_found_by_fkey FOREIGN KEY (force, found_by) REFERENCES staff(force, staff),
  CONSTRAINT panel_finding_force_second_opinion_fkey FOREIGN KEY (force, second_opinion) REFERENCES second_opinion_answer(force, second_opinion),
  CONSTRAINT panel_finding_finding_check CHECK ((finding = ANY (ARRAY['appropriate'::text, 'appropriate-with-observations'::text, 'not-appropriate'::text, 'unable-to-agree'::text]))),
  CONSTRAINT panel_finding_rule_check CHECK (((rule ~ '^[A-Za-z0-9][A-Za-z0-9.-]*$'::text) AND (length(rule) <= 120)))
);
ALTER TABLE panel_finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE panel_finding FORCE ROW LEVEL SECURITY;
CREATE POLICY panel_finding_force ON panel_finding FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON panel_finding TO :app;

CREATE TABLE part_statement (
  force text NOT NULL,
  part_statement uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  parts text[],
  from_whom text,
  stated_at timestamp with time zone NOT NULL,
  stated_by text NOT NULL,
  CONSTRAINT part_statement_pkey PRIMARY KEY (force, part_statement),
  CONSTRAINT part_statement_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT part_statement_parts_check CHECK ((parts <@ ARRAY['depicted'::text, 'shared'::text, 'received'::text, 'passed-on'::text, 'asked-for'::text, 'protected'::text, 'reported'::text])),
  CONSTRAINT part_statement_parts_check1 CHECK ((NOT (('protected'::text = ANY (parts)) AND (parts && ARRAY['shared'::text, 'received'::text, 'passed-on'::text, 'asked-for'::text]))))
);
CREATE INDEX part_statement_newest ON public.part_statement USING btree (force, case_file, person, stated_at DESC);
ALTER TABLE part_statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE part_statement FORCE ROW LEVEL SECURITY;
CREATE POLICY part_statement_force ON part_statement FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON part_statement TO :app;

CREATE TABLE party (
  force text NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  kind text NOT NULL,
  position smallint NOT NULL,
  added_at timestamp with time zone NOT NULL,
  may_be_child boolean NOT NULL DEFAULT false,
  taken_off boolean NOT NULL DEFAULT false,
  died boolean NOT NULL DEFAULT false,
  adult_now boolean NOT NULL DEFAULT false,
  CONSTRAINT party_pkey PRIMARY KEY (force, case_file, person),
  CONSTRAINT party_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT party_kind_check CHECK ((kind = ANY (ARRAY['child'::text, 'adult'::text, 'person'::text, 'reporter'::text]))),
  CONSTRAINT party_position_check CHECK ((("position" >= 0) AND ("position" <= 99)))
);
CREATE INDEX party_person ON public.party USING btree (force, person);
ALTER TABLE party ENABLE ROW LEVEL SECURITY;
ALTER TABLE party FORCE ROW LEVEL SECURITY;
CREATE POLICY party_force ON party FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON party TO :app;
GRANT UPDATE (adult_now, died, may_be_child, taken_off) ON party TO :app;

CREATE TABLE passage (
  force text NOT NULL,
  passage uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  sealed bytea,
  CONSTRAINT passage_pkey PRIMARY KEY (force, passage),
  CONSTRAINT passage_force_fkey FOREIGN KEY (force) REFERENCES force(force)
);
ALTER TABLE passage ENABLE ROW LEVEL SECURITY;
ALTER TABLE passage FORCE ROW LEVEL SECURITY;
CREATE POLICY passage_force ON passage FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT, UPDATE ON passage TO :app;

CREATE TABLE passage_person (
  force text NOT NULL,
  passage uuid NOT NULL,
  ordinal smallint NOT NULL,
  person uuid NOT NULL,
  wrapped bytea NOT NULL,
  CONSTRAINT passage_person_pkey PRIMARY KEY (force, passage, ordinal),
  CONSTRAINT passage_person_force_passage_fkey FOREIGN KEY (force, passage) REFERENCES passage(force, passage),
  CONSTRAINT passage_person_force_person_fkey FOREIGN KEY (force, person) REFERENCES person(force, person),
  CONSTRAINT passage_person_ordinal_check CHECK ((ordinal >= 0))
);
CREATE UNIQUE INDEX passage_person_person ON public.passage_person USING btree (force, person, passage);
ALTER TABLE passage_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE passage_person FORCE ROW LEVEL SECURITY;
CREATE POLICY passage_person_force ON passage_person FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON passage_person TO :app;

CREATE TABLE person (
  force text NOT NULL,
  person uuid NOT NULL,
  label text,
  named boolean NOT NULL,
  version integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  erased_at timestamp with time zone,
  certificate uuid,
  CONSTRAINT person_pkey PRIMARY KEY (force, person),
  CONSTRAINT person_force_certificate_fkey FOREIGN KEY (force, certificate) REFERENCES erasure(force, certificate),
  CONSTRAINT person_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT person_check CHECK (((erased_at IS NULL) = (certificate IS NULL))),
  CONSTRAINT person_check1 CHECK (((erased_at IS NOT NULL) OR named OR (label IS NOT NULL))),
  CONSTRAINT person_check2 CHECK (((erased_at IS NULL) OR ((label IS NULL) AND (version = 0)))),
  CONSTRAINT person_label_check CHECK ((label ~ '^(Child|Adult|Person) [1-9][0-9]{0,2}$'::text)),
  CONSTRAINT person_version_check CHECK ((version >= 0))
);
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
CREATE POLICY person_force ON person FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT, UPDATE ON person TO :app;

CREATE TABLE person_detail (
  force text NOT NULL,
  person uuid NOT NULL,
  version integer NOT NULL,
  at timestamp with time zone NOT NULL,
  sealed bytea NOT NULL,
  CONSTRAINT person_detail_pkey PRIMARY KEY (force, person, version),
  CONSTRAINT person_detail_force_person_fkey FOREIGN KEY (force, person) REFERENCES person(force, person),
  CONSTRAINT person_detail_version_check CHECK ((version > 0))
);
ALTER TABLE person_detail ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_detail FORCE ROW LEVEL SECURITY;
CREATE POLICY person_detail_force ON person_detail FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON person_detail TO :app;

CREATE TABLE person_distinct (
  force text NOT NULL,
  person uuid NOT NULL,
  other uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT person_distinct_pkey PRIMARY KEY (force, person, other),
  CONSTRAINT person_distinct_force_other_fkey FOREIGN KEY (force, other) REFERENCES person(force, person),
  CONSTRAINT person_distinct_force_person_fkey FOREIGN KEY (force, person) REFERENCES person(force, person),
  CONSTRAINT person_distinct_check CHECK ((person <> other))
);
CREATE INDEX person_distinct_other ON public.person_distinct USING btree (force, other);
ALTER TABLE person_distinct ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_distinct FORCE ROW LEVEL SECURITY;
CREATE POLICY person_distinct_force ON person_distinct FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON person_distinct TO :app;

CREATE TABLE person_token (
  force text NOT NULL,
  token bytea NOT NULL,
  person uuid NOT NULL,
  one_name boolean NOT NULL DEFAULT true,
  paired boolean NOT NULL DEFAULT false,
  CONSTRAINT person_token_pkey PRIMARY KEY (force, token, person),
  CONSTRAINT person_token_force_person_fkey FOREIGN KEY (force, person) REFERENCES person(force, person),
  CONSTRAINT person_token_token_check CHECK ((length(token) = 16))
);
CREATE INDEX person_token_one_name ON public.person_token USING btree (force, token, person) WHERE one_name;
CREATE INDEX person_token_person ON public.person_token USING btree (force, person);
CREATE INDEX person_token_unpaired ON public.person_token USING btree (force, token, person) WHERE (NOT paired);
ALTER TABLE person_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_token FORCE ROW LEVEL SECURITY;
CREATE POLICY person_token_force ON person_token FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON person_token TO :app;

CREATE TABLE place (
  force text NOT NULL,
  case_file uuid NOT NULL,
  place uuid NOT NULL,
  position smallint NOT NULL,
  person uuid NOT NULL,
  passage uuid NOT NULL,
  added_at timestamp with time zone NOT NULL,
  added_by text NOT NULL,
  CONSTRAINT place_pkey PRIMARY KEY (force, case_file, place),
  CONSTRAINT place_force_case_file_position_key UNIQUE (force, case_file, "position"),
  CONSTRAINT place_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT place_position_check CHECK ((("position" >= 1) AND ("position" <= 99)))
);
ALTER TABLE place ENABLE ROW LEVEL SECURITY;
ALTER TABLE place FORCE ROW LEVEL SECURITY;
CREATE POLICY place_force ON place FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON place TO :app;

CREATE TABLE practice_answer (
  force text NOT NULL,
  practice_round uuid NOT NULL,
  vignette text NOT NULL,
  staff uuid NOT NULL,
  choice text NOT NULL,
  heads text[] NOT NULL,
  departure text,
  answered_at timestamp with time zone NOT NULL,
  CONSTRAINT practice_answer_pkey PRIMARY KEY (force, practice_round, vignette, staff),
  CONSTRAINT practice_answer_force_practice_round_vignette_fkey FOREIGN KEY (force, practice_round, vignette) REFERENCES practice_case(force, practice_round, vignette),
  CONSTRAINT practice_answer_force_staff_fkey FOREIGN KEY (force, staff) REFERENCES staff(force, staff),
  CONSTRAINT practice_answer_choice_check CHECK ((choice ~ '^(\d{1,2}|unable)$'::text))
);
CREATE INDEX practice_answer_staff ON public.practice_answer USING btree (force, staff, practice_round);
ALTER TABLE practice_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_answer_force ON practice_answer FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON practice_answer TO :app;
GRANT UPDATE (departure) ON practice_answer TO :app;

CREATE TABLE practice_case (
  force text NOT NULL,
  practice_round uuid NOT NULL,
  vignette text NOT NULL,
  position smallint NOT NULL,
  content text NOT NULL,
  CONSTRAINT practice_case_pkey PRIMARY KEY (force, practice_round, vignette),
  CONSTRAINT practice_case_force_practice_round_position_key UNIQUE (force, practice_round, "position"),
  CONSTRAINT practice_case_force_practice_round_fkey FOREIGN KEY (force, practice_round) REFERENCES practice_round(force, practice_round),
  CONSTRAINT practice_case_position_check CHECK (("position" > 0)),
  CONSTRAINT practice_case_vignette_check CHECK ((vignette ~ '^[a-z0-9][a-z0-9-]{0,79}$'::text))
);
ALTER TABLE practice_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice_case FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_case_force ON practice_case FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON practice_case TO :app;

CREATE TABLE practice_count (
  force text NOT NULL,
  practice_round uuid NOT NULL,
  of_force text NOT NULL,
  vignette text NOT NULL,
  choice text NOT NULL,
  answers integer NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  taken_by uuid NOT NULL,
  CONSTRAINT practice_count_pkey PRIMARY KEY (force, practice_round, of_force, vignette, choice),
  CONSTRAINT practice_count_force_practice_round_vignette_fkey FOREIGN KEY (force, practice_round, vignette) REFERENCES practice_case(force, practice_round, vignette),
  CONSTRAINT practice_count_force_taken_by_fkey FOREIGN KEY (force, taken_by) REFERENCES staff(force, staff),
  CONSTRAINT practice_count_answers_check CHECK ((answers > 0)),
  CONSTRAINT practice_count_choice_check CHECK ((choice ~ '^(\d{1,2}|unable)$'::text)),
  CONSTRAINT practice_count_of_force_check CHECK ((of_force ~ '^[a-z0-9-]{1,60}$'::text))
);
ALTER TABLE practice_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice_count FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_count_force ON practice_count FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON practice_count TO :app;

CREATE TABLE practice_key (
  force text NOT NULL,
  of_force text NOT NULL,
  public_key bytea NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  taken_by uuid NOT NULL,
  CONSTRAINT practice_key_pkey PRIMARY KEY (force, of_force),
  CONSTRAINT practice_key_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT practice_key_force_taken_by_fkey FOREIGN KEY (force, taken_by) REFERENCES staff(force, staff),
  CONSTRAINT practice_key_of_force_check CHECK ((of_force ~ '^[a-z0-9-]{1,60}$'::text)),
  CONSTRAINT practice_key_public_key_check CHECK ((length(public_key) = 32))
);
ALTER TABLE practice_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice_key FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_key_force ON practice_key FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON practice_key TO :app;

CREATE TABLE practice_reason (
  force text NOT NULL,
  practice_round uuid NOT NULL,
  vignette text NOT NULL,
  staff uuid NOT NULL,
  head text NOT NULL,
  passage uuid NOT NULL,
  CONSTRAINT practice_reason_pkey PRIMARY KEY (force, practice_round, vignette, staff, head),
  CONSTRAINT practice_reason_force_practice_round_vignette_staff_fkey FOREIGN KEY (force, practice_round, vignette, staff) REFERENCES practice_answer(force, practice_round, vignette, staff)
);
ALTER TABLE practice_reason ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice_reason FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_reason_force ON practice_reason FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON practice_reason TO :app;

CREATE TABLE practice_round (
  force text NOT NULL,
  practice_round uuid NOT NULL,
  origin text NOT NULL,
  policy text NOT NULL,
  advice_shown boolean NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  opened_by uuid NOT NULL,
  closed_at timestamp with time zone,
  CONSTRAINT practice_round_pkey PRIMARY KEY (force, practice_round),
  CONSTRAINT practice_round_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT practice_round_force_opened_by_fkey FOREIGN KEY (force, opened_by) REFERENCES staff(force, staff),
  CONSTRAINT practice_round_check CHECK ((closed_at >= opened_at)),
  CONSTRAINT practice_round_origin_check CHECK ((origin ~ '^[a-z0-9-]{1,60}$'::text)),
  CONSTRAINT practice_round_policy_check CHECK (((policy ~ '^[A-Za-z0-9][A-Za-z0-9.-]*$'::text) AND (length(policy) <= 80)))
);
ALTER TABLE practice_round ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice_round FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_round_force ON practice_round FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON practice_round TO :app;
GRANT UPDATE (closed_at) ON practice_round TO :app;

CREATE TABLE practice_withdrawal (
  force text NOT NULL,
  practice_round uuid NOT NULL,
  staff uuid NOT NULL,
  withdrawn_at timestamp with time zone NOT NULL,
  CONSTRAINT practice_withdrawal_pkey PRIMARY KEY (force, practice_round, staff),
  CONSTRAINT practice_withdrawal_force_practice_round_fkey FOREIGN KEY (force, practice_round) REFERENCES practice_round(force, practice_round),
  CONSTRAINT practice_withdrawal_force_staff_fkey FOREIGN KEY (force, staff) REFERENCES staff(force, staff)
);
ALTER TABLE practice_withdrawal ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice_withdrawal FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_withdrawal_force ON practice_withdrawal FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON practice_withdrawal TO :app;

CREATE TABLE practice_writer (
  force text NOT NULL,
  practice_round uuid NOT NULL,
  staff uuid NOT NULL,
  person uuid NOT NULL,
  CONSTRAINT practice_writer_pkey PRIMARY KEY (force, practice_round, staff),
  CONSTRAINT practice_writer_force_practice_round_fkey FOREIGN KEY (force, practice_round) REFERENCES practice_round(force, practice_round),
  CONSTRAINT practice_writer_force_staff_fkey FOREIGN KEY (force, staff) REFERENCES staff(force, staff)
);
ALTER TABLE practice_writer ENABLE ROW LEVEL SECURITY;
ALTER TABLE practice_writer FORCE ROW LEVEL SECURITY;
CREATE POLICY practice_writer_force ON practice_writer FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON practice_writer TO :app;

CREATE TABLE proposal (
  force text NOT NULL,
  proposal uuid NOT NULL,
  case_file uuid NOT NULL,
  proposed_at timestamp with time zone NOT NULL,
  proposed_by uuid NOT NULL,
  basis_digest bytea NOT NULL,
  asked text NOT NULL,
  advice text NOT NULL,
  policy text NOT NULL,
  policy_digest text NOT NULL,
  advice_version smallint NOT NULL,
  force_settings text,
  CONSTRAINT proposal_pkey PRIMARY KEY (force, proposal),
  CONSTRAINT proposal_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT proposal_force_proposed_by_fkey FOREIGN KEY (force, proposed_by) REFERENCES staff(force, staff),
  CONSTRAINT proposal_basis_digest_check CHECK ((length(basis_digest) = 32))
);
CREATE INDEX proposal_case ON public.proposal USING btree (force, case_file, proposed_at DESC);
ALTER TABLE proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY proposal_force ON proposal FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON proposal TO :app;

CREATE TABLE proposal_outcome (
  force text NOT NULL,
  proposal uuid NOT NULL,
  crime uuid NOT NULL,
  outcome text NOT NULL,
  person uuid,
  standing text NOT NULL,
  needs text[] NOT NULL,
  departure text,
  CONSTRAINT proposal_outcome_pkey PRIMARY KEY (force, proposal, crime),
  CONSTRAINT proposal_outcome_force_crime_fkey FOREIGN KEY (force, crime) REFERENCES crime(force, crime),
  CONSTRAINT proposal_outcome_force_proposal_fkey FOREIGN KEY (force, proposal) REFERENCES proposal(force, proposal),
  CONSTRAINT proposal_outcome_outcome_check CHECK ((outcome ~ '^\d{1,2}$'::text)),
  CONSTRAINT proposal_outcome_standing_check CHECK ((standing = ANY (ARRAY['available'::text, 'needs-decision'::text])))
);
CREATE INDEX proposal_outcome_crime ON public.proposal_outcome USING btree (force, crime);
ALTER TABLE proposal_outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal_outcome FORCE ROW LEVEL SECURITY;
CREATE POLICY proposal_outcome_force ON proposal_outcome FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON proposal_outcome TO :app;

CREATE TABLE proposal_reason (
  force text NOT NULL,
  proposal uuid NOT NULL,
  head text NOT NULL,
  passage uuid NOT NULL,
  CONSTRAINT proposal_reason_pkey PRIMARY KEY (force, proposal, head),
  CONSTRAINT proposal_reason_force_proposal_fkey FOREIGN KEY (force, proposal) REFERENCES proposal(force, proposal)
);
ALTER TABLE proposal_reason ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal_reason FORCE ROW LEVEL SECURITY;
CREATE POLICY proposal_reason_force ON proposal_reason FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON proposal_reason TO :app;

CREATE TABLE reconsideration (
  force text NOT NULL,
  reconsideration uuid NOT NULL,
  case_file uuid NOT NULL,
  cause text NOT NULL,
  event text,
  passage uuid,
  reopened_at timestamp with time zone NOT NULL,
  reopened_by text NOT NULL,
  CONSTRAINT reconsideration_pkey PRIMARY KEY (force, reconsideration),
  CONSTRAINT reconsideration_force_reconsideration_reopened_by_key UNIQUE (force, reconsideration, reopened_by),
  CONSTRAINT reconsideration_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT reconsideration_cause_check CHECK ((cause = ANY (ARRAY['new-report'::text, 'new-aggravating-factor'::text, 'challenge'::text, 'adult-involvement'::text, 'error-in-checks'::text, 'registrar-audit'::text, 'court-or-iopc'::text, 'newly-recorded'::text]))),
  CONSTRAINT reconsideration_check CHECK (((cause = 'newly-recorded'::text) = (event IS NOT NULL))),
  CONSTRAINT reconsideration_check1 CHECK (((cause = 'newly-recorded'::text) = (passage IS NULL)))
);
CREATE INDEX reconsideration_case ON public.reconsideration USING btree (force, case_file, reopened_at);
ALTER TABLE reconsideration ENABLE ROW LEVEL SECURITY;
ALTER TABLE reconsideration FORCE ROW LEVEL SECURITY;
CREATE POLICY reconsideration_force ON reconsideration FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON reconsideration TO :app;

CREATE TABLE reconsideration_earlier (
  force text NOT NULL,
  reconsideration uuid NOT NULL,
  position smallint NOT NULL,
  crime uuid NOT NULL,
  outcome text NOT NULL,
  person uuid,
  set_at timestamp with time zone NOT NULL,
  set_by text,
  CONSTRAINT reconsideration_earlier_pkey PRIMARY KEY (force, reconsideration, "position"),
  CONSTRAINT reconsideration_earlier_force_reconsideration_fkey FOREIGN KEY (force, reconsideration) REFERENCES reconsideration(force, reconsideration)
);
ALTER TABLE reconsideration_earlier ENABLE ROW LEVEL SECURITY;
ALTER TABLE reconsideration_earlier FORCE ROW LEVEL SECURITY;
CREATE POLICY reconsideration_earlier_force ON reconsideration_earlier FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON reconsideration_earlier TO :app;

CREATE TABLE reconsideration_upheld (
  force text NOT NULL,
  reconsideration uuid NOT NULL,
  reopened_by text NOT NULL,
  passage uuid NOT NULL,
  upheld_at timestamp with time zone NOT NULL,
  upheld_by text NOT NULL,
  basis_digest bytea,
  CONSTRAINT reconsideration_upheld_pkey PRIMARY KEY (force, reconsideration),
  CONSTRAINT reconsideration_upheld_force_reconsideration_reopened_by_fkey FOREIGN KEY (force, reconsideration, reopened_by) REFERENCES reconsideration(force, reconsideration, reopened_by),
  CONSTRAINT reconsideration_upheld_basis_digest_check CHECK ((length(basis_digest) = 32)),
  CONSTRAINT reconsideration_upheld_check CHECK ((upheld_by <> reopened_by))
);
ALTER TABLE reconsideration_upheld ENABLE ROW LEVEL SECURITY;
ALTER TABLE reconsideration_upheld FORCE ROW LEVEL SECURITY;
CREATE POLICY reconsideration_upheld_force ON reconsideration_upheld FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON reconsideration_upheld TO :app;

CREATE TABLE refusal (
  force text NOT NULL,
  refusal uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  code text NOT NULL,
  cases uuid[] NOT NULL,
  CONSTRAINT refusal_pkey PRIMARY KEY (force, refusal),
  CONSTRAINT refusal_force_fkey FOREIGN KEY (force) REFERENCES force(force)
);
CREATE INDEX refusal_at ON public.refusal USING btree (force, at);
ALTER TABLE refusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE refusal FORCE ROW LEVEL SECURITY;
CREATE POLICY refusal_force ON refusal FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON refusal TO :app;

CREATE TABLE release (
  force text NOT NULL,
  release uuid NOT NULL,
  number integer NOT NULL,
  definition text NOT NULL,
  subject text NOT NULL,
  document text NOT NULL,
  digest bytea NOT NULL,
  counted_at timestamp with time zone NOT NULL,
  made_by text NOT NULL,
  CONSTRAINT release_pkey PRIMARY KEY (force, release),
  CONSTRAINT release_force_number_key UNIQUE (force, number),
  CONSTRAINT release_digest_check CHECK ((length(digest) = 32)),
  CONSTRAINT release_number_check CHECK ((number > 0))
);
ALTER TABLE release ENABLE ROW LEVEL SECURITY;
ALTER TABLE release FORCE ROW LEVEL SECURITY;
CREATE POLICY release_force ON release FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON release TO :app;

CREATE TABLE release_publication (
  force text NOT NULL,
  release uuid NOT NULL,
  signature bytea NOT NULL,
  public_key bytea NOT NULL,
  published_at timestamp with time zone NOT NULL,
  published_by text NOT NULL,
  CONSTRAINT release_publication_pkey PRIMARY KEY (force, release),
  CONSTRAINT release_publication_force_release_fkey FOREIGN KEY (force, release) REFERENCES release(force, release),
  CONSTRAINT release_publication_public_key_check CHECK ((length(public_key) = 32)),
  CONSTRAINT release_publication_signature_check CHECK ((length(signature) = 64))
);
ALTER TABLE release_publication ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_publication FORCE ROW LEVEL SECURITY;
CREATE POLICY release_publication_force ON release_publication FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON release_publication TO :app;

CREATE TABLE report (
  force text NOT NULL,
  report uuid NOT NULL,
  case_file uuid NOT NULL,
  told_by text NOT NULL,
  told_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  safe text NOT NULL,
  reporter uuid,
  CONSTRAINT report_pkey PRIMARY KEY (force, report),
  CONSTRAINT report_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT report_check CHECK ((told_at <= recorded_at)),
  CONSTRAINT report_safe_check CHECK ((safe = ANY (ARRAY['yes'::text, 'no'::text, 'not-known'::text])))
);
CREATE INDEX report_case ON public.report USING btree (force, case_file, told_at);
CREATE INDEX report_period ON public.report USING btree (force, told_at);
ALTER TABLE report ENABLE ROW LEVEL SECURITY;
ALTER TABLE report FORCE ROW LEVEL SECURITY;
CREATE POLICY report_force ON report FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON report TO :app;
GRANT UPDATE (case_file) ON report TO :app;

CREATE TABLE report_join (
  force text NOT NULL,
  case_file uuid NOT NULL,
  into_case uuid NOT NULL,
  reports uuid[] NOT NULL,
  passage uuid NOT NULL,
  joined_at timestamp with time zone NOT NULL,
  joined_by text NOT NULL,
  CONSTRAINT report_join_pkey PRIMARY KEY (force, case_file),
  CONSTRAINT report_join_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT report_join_force_into_case_fkey FOREIGN KEY (force, into_case) REFERENCES case_file(force, case_file),
  CONSTRAINT report_join_check CHECK ((into_case <> case_file)),
  CONSTRAINT report_join_reports_check CHECK ((cardinality(reports) > 0))
);
CREATE INDEX report_join_into ON public.report_join USING btree (force, into_case);
ALTER TABLE report_join ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_join FORCE ROW LEVEL SECURITY;
CREATE POLICY report_join_force ON report_join FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON report_join TO :app;

CREATE TABLE responder (
  force text NOT NULL,
  entry uuid NOT NULL,
  case_file uuid NOT NULL,
  responder text NOT NULL,
  named_at timestamp with time zone NOT NULL,
  named_by text NOT NULL,
  CONSTRAINT responder_pkey PRIMARY KEY (force, entry),
  CONSTRAINT responder_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT responder_responder_check CHECK ((responder = ANY (ARRAY['first-responder'::text, 'safer-schools-officer'::text, 'neighbourhood-team'::text, 'child-abuse-investigation'::text, 'online-csa-team'::text, 'cid'::text])))
);
CREATE INDEX responder_newest ON public.responder USING btree (force, case_file, named_at DESC);
ALTER TABLE responder ENABLE ROW LEVEL SECURITY;
ALTER TABLE responder FORCE ROW LEVEL SECURITY;
CREATE POLICY responder_force ON responder FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON responder TO :app;

CREATE TABLE return_taken (
  force text NOT NULL,
  digest bytea NOT NULL,
  publisher text NOT NULL,
  subject text NOT NULL,
  number integer NOT NULL,
  public_key bytea NOT NULL,
  document text NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  taken_by text NOT NULL,
  CONSTRAINT return_taken_pkey PRIMARY KEY (force, digest),
  CONSTRAINT return_taken_digest_check CHECK ((length(digest) = 32)),
  CONSTRAINT return_taken_number_check CHECK ((number > 0)),
  CONSTRAINT return_taken_public_key_check CHECK ((length(public_key) = 32))
);
CREATE INDEX return_taken_publisher ON public.return_taken USING btree (force, publisher, subject, number);
ALTER TABLE return_taken ENABLE ROW LEVEL SECURITY;
ALTER TABLE return_taken FORCE ROW LEVEL SECURITY;
CREATE POLICY return_taken_force ON return_taken FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON return_taken TO :app;

CREATE TABLE review_open (
  force text NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  review_on date NOT NULL,
  answered boolean NOT NULL,
  CONSTRAINT review_open_pkey PRIMARY KEY (force, case_file, person),
  CONSTRAINT review_open_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person)
);
CREATE INDEX review_open_soonest ON public.review_open USING btree (force, review_on, case_file);
ALTER TABLE review_open ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_open FORCE ROW LEVEL SECURITY;
CREATE POLICY review_open_force ON review_open FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON review_open TO :app;

CREATE TABLE rule_proposal (
  force text NOT NULL,
  rule_proposal uuid NOT NULL,
  policy text NOT NULL,
  rule text NOT NULL,
  counted_from date NOT NULL,
  counted_until date NOT NULL,
  cases integer NOT NULL,
  in_common text[] NOT NULL,
  proposed_at timestamp with time zone NOT NULL,
  proposed_by uuid NOT NULL,
  CONSTRAINT rule_proposal_pkey PRIMARY KEY (force, rule_proposal),
  CONSTRAINT rule_proposal_force_proposed_by_fkey FOREIGN KEY (force, proposed_by) REFERENCES staff(force, staff),
  CONSTRAINT rule_proposal_cases_check CHECK ((cases >= 5)),
  CONSTRAINT rule_proposal_policy_check CHECK (((policy ~ '^[A-Za-z0-9][A-Za-z0-9.-]*$'::text) AND (length(policy) <= 80))),
  CONSTRAINT rule_proposal_rule_check CHECK (((rule ~ '^[A-Za-z0-9][A-Za-z0-9.-]*$'::text) AND (length(rule) <= 120)))
);
CREATE INDEX rule_proposal_rule ON public.rule_proposal USING btree (force, policy, rule);
ALTER TABLE rule_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE rule_proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY rule_proposal_force ON rule_proposal FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON rule_proposal TO :app;

CREATE TABLE rule_proposal_answer (
  force text NOT NULL,
  rule_proposal uuid NOT NULL,
  answer text NOT NULL,
  reason text NOT NULL,
  answered_at timestamp with time zone NOT NULL,
  answered_by uuid NOT NULL,
  CONSTRAINT rule_proposal_answer_pkey PRIMARY KEY (force, rule_proposal),
  CONSTRAINT rule_proposal_answer_force_answered_by_fkey FOREIGN KEY (force, answered_by) REFERENCES staff(force, staff),
  CONSTRAINT rule_proposal_answer_force_rule_proposal_fkey FOREIGN KEY (force, rule_proposal) REFERENCES rule_proposal(force, rule_proposal),
  CONSTRAINT rule_proposal_answer_answer_check CHECK ((answer = ANY (ARRAY['taken-up'::text, 'not-taken-up'::text]))),
  CONSTRAINT rule_proposal_answer_reason_check CHECK ((reason = ANY (ARRAY['condition-too-wide'::text, 'condition-too-narrow'::text, 'sentence-unclear'::text, 'source-changed'::text, 'rule-stands'::text, 'source-has-to-change'::text, 'to-be-explained'::text, 'changed-already'::text])))
);
ALTER TABLE rule_proposal_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE rule_proposal_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY rule_proposal_answer_force ON rule_proposal_answer FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON rule_proposal_answer TO :app;

CREATE TABLE ruling (
  force text NOT NULL,
  ruling uuid NOT NULL,
  case_file uuid NOT NULL,
  proposal uuid NOT NULL,
  verdict text NOT NULL,
  ruled_at timestamp with time zone NOT NULL,
  ruled_by uuid NOT NULL,
  passage uuid,
  CONSTRAINT ruling_pkey PRIMARY KEY (force, ruling),
  CONSTRAINT ruling_force_proposal_key UNIQUE (force, proposal),
  CONSTRAINT ruling_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT ruling_force_proposal_fkey FOREIGN KEY (force, proposal) REFERENCES proposal(force, proposal),
  CONSTRAINT ruling_force_ruled_by_fkey FOREIGN KEY (force, ruled_by) REFERENCES staff(force, staff),
  CONSTRAINT ruling_reason CHECK (((verdict = 'approved'::text) OR (passage IS NOT NULL))),
  CONSTRAINT ruling_verdict_check CHECK ((verdict = ANY (ARRAY['approved'::text, 'returned'::text, 'withdrawn'::text])))
);
CREATE INDEX ruling_case ON public.ruling USING btree (force, case_file, ruled_at DESC);
CREATE INDEX ruling_period ON public.ruling USING btree (force, ruled_at) WHERE (verdict = 'approved'::text);
ALTER TABLE ruling ENABLE ROW LEVEL SECURITY;
ALTER TABLE ruling FORCE ROW LEVEL SECURITY;
CREATE POLICY ruling_force ON ruling FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON ruling TO :app;

CREATE TABLE safeguarding (
  force text NOT NULL,
  safeguarding uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  decision text NOT NULL,
  referred_to text[] NOT NULL,
  strategy text,
  passage uuid NOT NULL,
  asked_because text,
  asked uuid,
  decided_at timestamp with time zone NOT NULL,
  decided_by text NOT NULL,
  rested_care text,
  rested_safe text,
  rested_self_harm text,
  protected_at timestamp with time zone,
  CONSTRAINT safeguarding_pkey PRIMARY KEY (force, safeguarding),
  CONSTRAINT safeguarding_force_asked_fkey FOREIGN KEY (force, asked) REFERENCES staff(force, staff),
  CONSTRAINT safeguarding_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT safeguarding_asked_because_check CHECK ((asked_because = ANY (ARRAY['in-care'::text, 'on-plan'::text, 'referral-owed'::text, 'danger-at-home'::text, 'not-known'::text]))),
  CONSTRAINT safeguarding_check CHECK (((decision = 'referred'::text) = (referred_to <> '{}'::text[]))),
  CONSTRAINT safeguarding_check1 CHECK (((decision = 'strategy-discussion'::text) = (strategy IS NOT NULL))),
  CONSTRAINT safeguarding_check2 CHECK (((asked IS NULL) = (asked_because IS NULL))),
  CONSTRAINT safeguarding_check3 CHECK (((asked IS NULL) OR (decision <> 'strategy-discussion'::text))),
  CONSTRAINT safeguarding_check4 CHECK (((protected_at IS NULL) OR ('police-protection'::text = ANY (referred_to)))),
  CONSTRAINT safeguarding_decision_check CHECK ((decision = ANY (ARRAY['referred'::text, 'strategy-discussion'::text, 'considered-not-referred'::text]))),
  CONSTRAINT safeguarding_referred_to_check CHECK ((referred_to <@ ARRAY['mash'::text, 'social-care-need'::text, 'social-care-harm'::text, 'police-protection'::text, 'youth-justice-prevention'::text, 'health'::text, 'charity'::text, 'school'::text, 'adult-safeguarding'::text])),
  CONSTRAINT safeguarding_rested_care_check CHECK ((rested_care = ANY (ARRAY['in-care'::text, 'on-plan'::text, 'not-known'::text, 'neither'::text]))),
  CONSTRAINT safeguarding_rested_safe_check CHECK ((rested_safe = ANY (ARRAY['yes'::text, 'no'::text, 'not-known'::text]))),
  CONSTRAINT safeguarding_rested_self_harm_check CHECK ((rested_self_harm = ANY (ARRAY['yes'::text, 'no'::text, 'not-known'::text]))),
  CONSTRAINT safeguarding_strategy_check CHECK ((strategy = ANY (ARRAY['asked'::text, 'held'::text])))
);
CREATE INDEX safeguarding_newest ON public.safeguarding USING btree (force, case_file, person, decided_at DESC);
ALTER TABLE safeguarding ENABLE ROW LEVEL SECURITY;
ALTER TABLE safeguarding FORCE ROW LEVEL SECURITY;
CREATE POLICY safeguarding_force ON safeguarding FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON safeguarding TO :app;

CREATE TABLE safeguarding_answer (
  force text NOT NULL,
  safeguarding uuid NOT NULL,
  answer text NOT NULL,
  passage uuid NOT NULL,
  answered_at timestamp with time zone NOT NULL,
  answered_by text NOT NULL,
  CONSTRAINT safeguarding_answer_pkey PRIMARY KEY (force, safeguarding),
  CONSTRAINT safeguarding_answer_force_safeguarding_fkey FOREIGN KEY (force, safeguarding) REFERENCES safeguarding(force, safeguarding),
  CONSTRAINT safeguarding_answer_answer_check CHECK ((answer = ANY (ARRAY['agreed'::text, 'returned'::text])))
);
ALTER TABLE safeguarding_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE safeguarding_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY safeguarding_answer_force ON safeguarding_answer FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON safeguarding_answer TO :app;

CREATE TABLE same_person (
  force text NOT NULL,
  link uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  other uuid NOT NULL,
  linked_at timestamp with time zone NOT NULL,
  linked_by text NOT NULL,
  ended_at timestamp with time zone,
  ended_by text,
  end_passage uuid,
  CONSTRAINT same_person_pkey PRIMARY KEY (force, link),
  CONSTRAINT same_person_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT same_person_force_other_fkey FOREIGN KEY (force, other) REFERENCES person(force, person),
  CONSTRAINT same_person_check CHECK ((person <> other)),
  CONSTRAINT same_person_ended CHECK ((num_nulls(ended_at, ended_by, end_passage) = ANY (ARRAY[0, 3])))
);
CREATE INDEX same_person_other ON public.same_person USING btree (force, other);
CREATE UNIQUE INDEX same_person_standing ON public.same_person USING btree (force, person, other) WHERE (ended_at IS NULL);
ALTER TABLE same_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE same_person FORCE ROW LEVEL SECURITY;
CREATE POLICY same_person_force ON same_person FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON same_person TO :app;
GRANT UPDATE (end_passage, ended_at, ended_by) ON same_person TO :app;

CREATE TABLE second_opinion (
  force text NOT NULL,
  second_opinion uuid NOT NULL,
  draw uuid NOT NULL,
  position smallint NOT NULL,
  case_file uuid NOT NULL,
  proposal uuid NOT NULL,
  crime uuid NOT NULL,
  CONSTRAINT second_opinion_pkey PRIMARY KEY (force, second_opinion),
  CONSTRAINT second_opinion_force_case_file_key UNIQUE (force, case_file),
  CONSTRAINT second_opinion_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT second_opinion_force_draw_fkey FOREIGN KEY (force, draw) REFERENCES second_opinion_draw(force, draw),
  CONSTRAINT second_opinion_force_proposal_crime_fkey FOREIGN KEY (force, proposal, crime) REFERENCES proposal_outcome(force, proposal, crime)
);
ALTER TABLE second_opinion ENABLE ROW LEVEL SECURITY;
ALTER TABLE second_opinion FORCE ROW LEVEL SECURITY;
CREATE POLICY second_opinion_force ON second_opinion FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON second_opinion TO :app;

CREATE TABLE second_opinion_answer (
  force text NOT NULL,
  second_opinion uuid NOT NULL,
  staff uuid NOT NULL,
  choice text NOT NULL,
  heads text[] NOT NULL,
  passage uuid NOT NULL,
  given_at timestamp with time zone NOT NULL,
  CONSTRAINT second_opinion_answer_pkey PRIMARY KEY (force, second_opinion),
  CONSTRAINT second_opinion_answer_force_second_opinion_staff_fkey FOREIGN KEY (force, second_opinion, staff) REFERENCES second_opinion_reading(force, second_opinion, staff),
  CONSTRAINT second_opinion_answer_choice_check CHECK ((choice ~ '^(\d{1,2}|unable)$'::text))
);
ALTER TABLE second_opinion_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE second_opinion_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY second_opinion_answer_force ON second_opinion_answer FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON second_opinion_answer TO :app;

CREATE TABLE second_opinion_draw (
  force text NOT NULL,
  draw uuid NOT NULL,
  seed text NOT NULL,
  closed_from date NOT NULL,
  closed_until date NOT NULL,
  wanted smallint NOT NULL,
  eligible integer NOT NULL,
  drawn_at timestamp with time zone NOT NULL,
  drawn_by uuid NOT NULL,
  CONSTRAINT second_opinion_draw_pkey PRIMARY KEY (force, draw),
  CONSTRAINT second_opinion_draw_force_drawn_by_fkey FOREIGN KEY (force, drawn_by) REFERENCES staff(force, staff),
  CONSTRAINT second_opinion_draw_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT second_opinion_draw_check CHECK ((closed_until >= closed_from)),
  CONSTRAINT second_opinion_draw_eligible_check CHECK ((eligible >= 0)),
  CONSTRAINT second_opinion_draw_wanted_check CHECK (((wanted >= 1) AND (wanted <= 200)))
);
ALTER TABLE second_opinion_draw ENABLE ROW LEVEL SECURITY;
ALTER TABLE second_opinion_draw FORCE ROW LEVEL SECURITY;
CREATE POLICY second_opinion_draw_force ON second_opinion_draw FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON second_opinion_draw TO :app;

CREATE TABLE second_opinion_reading (
  force text NOT NULL,
  second_opinion uuid NOT NULL,
  staff uuid NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  set_aside_at timestamp with time zone,
  CONSTRAINT second_opinion_reading_pkey PRIMARY KEY (force, second_opinion, staff),
  CONSTRAINT second_opinion_reading_force_second_opinion_fkey FOREIGN KEY (force, second_opinion) REFERENCES second_opinion(force, second_opinion),
  CONSTRAINT second_opinion_reading_force_staff_fkey FOREIGN KEY (force, staff) REFERENCES staff(force, staff)
);
CREATE UNIQUE INDEX second_opinion_reader ON public.second_opinion_reading USING btree (force, second_opinion) WHERE (set_aside_at IS NULL);
ALTER TABLE second_opinion_reading ENABLE ROW LEVEL SECURITY;
ALTER TABLE second_opinion_reading FORCE ROW LEVEL SECURITY;
CREATE POLICY second_opinion_reading_force ON second_opinion_reading FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON second_opinion_reading TO :app;
GRANT UPDATE (set_aside_at) ON second_opinion_reading TO :app;

CREATE TABLE session (
  force text NOT NULL,
  id bytea NOT NULL,
  staff uuid NOT NULL,
  csrf text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  CONSTRAINT session_pkey PRIMARY KEY (force, id),
  CONSTRAINT session_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT session_force_staff_fkey FOREIGN KEY (force, staff) REFERENCES staff(force, staff),
  CONSTRAINT session_id_check CHECK ((length(id) = 32))
);
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
CREATE POLICY session_force ON session FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON session TO :app;

CREATE TABLE setting_set (
  force text NOT NULL,
  setting_set uuid NOT NULL,
  policy text NOT NULL,
  settings text NOT NULL,
  digest bytea NOT NULL,
  proposed_at timestamp with time zone NOT NULL,
  proposed_by text NOT NULL,
  CONSTRAINT setting_set_pkey PRIMARY KEY (force, setting_set),
  CONSTRAINT setting_set_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT setting_set_digest_check CHECK ((length(digest) = 32))
);
CREATE INDEX setting_set_newest ON public.setting_set USING btree (force, policy, proposed_at DESC);
ALTER TABLE setting_set ENABLE ROW LEVEL SECURITY;
ALTER TABLE setting_set FORCE ROW LEVEL SECURITY;
CREATE POLICY setting_set_force ON setting_set FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON setting_set TO :app;

CREATE TABLE setting_signature (
  force text NOT NULL,
  setting_set uuid NOT NULL,
  signs_as text NOT NULL,
  staff uuid NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  CONSTRAINT setting_signature_pkey PRIMARY KEY (force, setting_set, signs_as),
  CONSTRAINT setting_signature_force_setting_set_fkey FOREIGN KEY (force, setting_set) REFERENCES setting_set(force, setting_set),
  CONSTRAINT setting_signature_force_staff_fkey FOREIGN KEY (force, staff) REFERENCES staff(force, staff)
);
CREATE UNIQUE INDEX setting_signature_once ON public.setting_signature USING btree (force, setting_set, staff);
ALTER TABLE setting_signature ENABLE ROW LEVEL SECURITY;
ALTER TABLE setting_signature FORCE ROW LEVEL SECURITY;
CREATE POLICY setting_signature_force ON setting_signature FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON setting_signature TO :app;

CREATE TABLE shadow_count (
  force text NOT NULL,
  run uuid NOT NULL,
  move text NOT NULL,
  proposals integer NOT NULL,
  CONSTRAINT shadow_count_pkey PRIMARY KEY (force, run, move),
  CONSTRAINT shadow_count_force_run_fkey FOREIGN KEY (force, run) REFERENCES shadow_run(force, run),
  CONSTRAINT shadow_count_proposals_check CHECK ((proposals > 0))
);
ALTER TABLE shadow_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE shadow_count FORCE ROW LEVEL SECURITY;
CREATE POLICY shadow_count_force ON shadow_count FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON shadow_count TO :app;
GRANT UPDATE (proposals) ON shadow_count TO :app;

CREATE TABLE shadow_run (
  force text NOT NULL,
  run uuid NOT NULL,
  draft uuid NOT NULL,
  revision integer NOT NULL,
  started_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT shadow_run_pkey PRIMARY KEY (force, run),
  CONSTRAINT shadow_run_force_draft_revision_fkey FOREIGN KEY (force, draft, revision) REFERENCES guidance_revision(force, draft, revision)
);
CREATE UNIQUE INDEX shadow_run_one ON public.shadow_run USING btree (force) WHERE (ended_at IS NULL);
ALTER TABLE shadow_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE shadow_run FORCE ROW LEVEL SECURITY;
CREATE POLICY shadow_run_force ON shadow_run FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON shadow_run TO :app;
GRANT UPDATE (ended_at) ON shadow_run TO :app;

CREATE TABLE source_answer (
  force text NOT NULL,
  publisher text NOT NULL,
  about text NOT NULL,
  printed text NOT NULL,
  answered_at timestamp with time zone NOT NULL,
  answer text NOT NULL,
  answered_by text NOT NULL,
  CONSTRAINT source_answer_pkey PRIMARY KEY (force, publisher, about, printed, answered_at),
  CONSTRAINT source_answer_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT source_answer_about_check CHECK ((about ~ '^[a-z]+(-[a-z]+)*$'::text)),
  CONSTRAINT source_answer_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 120))),
  CONSTRAINT source_answer_printed_check CHECK ((length(printed) <= 400))
);
ALTER TABLE source_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE source_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY source_answer_force ON source_answer FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON source_answer TO :app;

CREATE TABLE source_count (
  force text NOT NULL,
  source uuid NOT NULL,
  place integer NOT NULL,
  of_force text NOT NULL,
  period_start date NOT NULL,
  period_end date NOT NULL,
  measure text NOT NULL,
  outcome_type text,
  unit text NOT NULL,
  age_scope text NOT NULL,
  offence_scope text NOT NULL,
  basis text NOT NULL,
  value bigint,
  low bigint,
  high bigint,
  missing text,
  sheet text,
  at_row integer,
  at_column integer,
  CONSTRAINT source_count_pkey PRIMARY KEY (force, source, place),
  CONSTRAINT source_count_force_source_fkey FOREIGN KEY (force, source) REFERENCES source_taken(force, source),
  CONSTRAINT source_count_check CHECK ((period_start <= period_end)),
  CONSTRAINT source_count_check1 CHECK (((value IS NULL) = (missing IS NOT NULL))),
  CONSTRAINT source_count_missing_check CHECK ((missing = ANY (ARRAY['withheld'::text, 'not-held'::text, 'refused'::text, 'no-answer'::text, 'not-given'::text]))),
  CONSTRAINT source_count_place_check CHECK ((place >= 0))
);
CREATE INDEX source_count_same ON public.source_count USING btree (force, of_force, period_start, measure, offence_scope, basis);
ALTER TABLE source_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE source_count FORCE ROW LEVEL SECURITY;
CREATE POLICY source_count_force ON source_count FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON source_count TO :app;

CREATE TABLE source_file (
  force text NOT NULL,
  source uuid NOT NULL,
  publisher text NOT NULL,
  file text NOT NULL,
  sha256 text NOT NULL,
  page text NOT NULL,
  brought_at timestamp with time zone NOT NULL,
  brought_by text NOT NULL,
  official text,
  vintage text,
  offence text,
  CONSTRAINT source_file_pkey PRIMARY KEY (force, source),
  CONSTRAINT source_file_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT source_file_check CHECK (((official IS NULL) = (vintage IS NULL))),
  CONSTRAINT source_file_check1 CHECK (((offence IS NULL) OR (official IS NOT NULL))),
  CONSTRAINT source_file_file_check CHECK (((length(file) >= 1) AND (length(file) <= 255))),
  CONSTRAINT source_file_offence_check CHECK (((length(offence) >= 1) AND (length(offence) <= 40))),
  CONSTRAINT source_file_official_check CHECK (((length(official) >= 1) AND (length(official) <= 200))),
  CONSTRAINT source_file_page_check CHECK ((length(page) <= 4000000)),
  CONSTRAINT source_file_publisher_check CHECK (((length(publisher) >= 1) AND (length(publisher) <= 120))),
  CONSTRAINT source_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT source_file_vintage_check CHECK (((length(vintage) >= 1) AND (length(vintage) <= 400)))
);
CREATE INDEX source_file_newest ON public.source_file USING btree (force, brought_at DESC);
CREATE INDEX source_file_publisher ON public.source_file USING btree (force, publisher, brought_at DESC);
ALTER TABLE source_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE source_file FORCE ROW LEVEL SECURITY;
CREATE POLICY source_file_force ON source_file FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON source_file TO :app;

CREATE TABLE source_taken (
  force text NOT NULL,
  source uuid NOT NULL,
  counts integer NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  taken_by text NOT NULL,
  CONSTRAINT source_taken_pkey PRIMARY KEY (force, source),
  CONSTRAINT source_taken_force_source_fkey FOREIGN KEY (force, source) REFERENCES source_file(force, source),
  CONSTRAINT source_taken_counts_check CHECK ((counts > 0))
);
ALTER TABLE source_taken ENABLE ROW LEVEL SECURITY;
ALTER TABLE source_taken FORCE ROW LEVEL SECURITY;
CREATE POLICY source_taken_force ON source_taken FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON source_taken TO :app;

CREATE TABLE split_asked (
  force text NOT NULL,
  split uuid NOT NULL,
  from_month text NOT NULL,
  to_month text NOT NULL,
  outcome text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  asked_by uuid NOT NULL,
  CONSTRAINT split_asked_pkey PRIMARY KEY (force, split),
  CONSTRAINT split_asked_force_asked_by_fkey FOREIGN KEY (force, asked_by) REFERENCES staff(force, staff),
  CONSTRAINT split_asked_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT split_asked_check CHECK (((to_month ~ '^\d{4}-\d{2}$'::text) AND (to_month >= from_month))),
  CONSTRAINT split_asked_from_month_check CHECK ((from_month ~ '^\d{4}-\d{2}$'::text)),
  CONSTRAINT split_asked_outcome_check CHECK ((outcome ~ '^\d{1,2}$'::text))
);
CREATE INDEX split_asked_newest ON public.split_asked USING btree (force, asked_at DESC, split DESC);
ALTER TABLE split_asked ENABLE ROW LEVEL SECURITY;
ALTER TABLE split_asked FORCE ROW LEVEL SECURITY;
CREATE POLICY split_asked_force ON split_asked FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON split_asked TO :app;

CREATE TABLE split_result (
  force text NOT NULL,
  split uuid NOT NULL,
  result text NOT NULL,
  kept_at timestamp with time zone NOT NULL,
  CONSTRAINT split_result_pkey PRIMARY KEY (force, split),
  CONSTRAINT split_result_force_split_fkey FOREIGN KEY (force, split) REFERENCES split_asked(force, split)
);
ALTER TABLE split_result ENABLE ROW LEVEL SECURITY;
ALTER TABLE split_result FORCE ROW LEVEL SECURITY;
CREATE POLICY split_result_force ON split_result FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON split_result TO :app;

CREATE TABLE staff (
  force text NOT NULL,
  staff uuid NOT NULL,
  subject text NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL,
  started_at timestamp with time zone NOT NULL,
  left_at timestamp with time zone,
  rank text,
  superseded boolean NOT NULL DEFAULT false,
  CONSTRAINT staff_pkey PRIMARY KEY (force, staff),
  CONSTRAINT staff_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT staff_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CONSTRAINT staff_rank_check CHECK ((rank = ANY (ARRAY['police-staff'::text, 'constable'::text, 'sergeant'::text, 'inspector'::text, 'chief-inspector'::text, 'superintendent'::text, 'chief-superintendent'::text, 'chief-officer'::text, 'decision-maker'::text]))),
  CONSTRAINT staff_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 255)))
);
CREATE UNIQUE INDEX staff_subject ON public.staff USING btree (force, subject) WHERE (NOT superseded);
ALTER TABLE staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_force ON staff FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT, UPDATE ON staff TO :app;

CREATE TABLE staff_term (
  force text NOT NULL,
  staff uuid NOT NULL,
  started_at timestamp with time zone NOT NULL,
  left_at timestamp with time zone NOT NULL,
  CONSTRAINT staff_term_pkey PRIMARY KEY (force, staff, started_at),
  CONSTRAINT staff_term_force_staff_fkey FOREIGN KEY (force, staff) REFERENCES staff(force, staff)
);
ALTER TABLE staff_term ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff_term FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_term_force ON staff_term FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON staff_term TO :app;

CREATE TABLE supervisor_decision (
  force text NOT NULL,
  decision uuid NOT NULL,
  case_file uuid NOT NULL,
  request uuid,
  about text NOT NULL,
  value text NOT NULL,
  passage uuid NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  decided_by text NOT NULL,
  departure text,
  policy text,
  rules text[],
  find_out_by date,
  CONSTRAINT supervisor_decision_pkey PRIMARY KEY (force, decision),
  CONSTRAINT supervisor_decision_force_request_key UNIQUE (force, request),
  CONSTRAINT supervisor_decision_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT supervisor_decision_force_request_fkey FOREIGN KEY (force, request) REFERENCES supervisor_request(force, request),
  CONSTRAINT supervisor_decision_about_check CHECK ((about = ANY (ARRAY['response'::text, 'category'::text, 'exception'::text]))),
  CONSTRAINT supervisor_decision_check CHECK ((((about = 'response'::text) AND (value = ANY (ARRAY['proportionate'::text, 'full-investigation'::text, 'not-yet'::text]))) OR ((about = 'category'::text) AND (value = ANY (ARRAY['aggravated'::text, 'non-aggravated'::text, 'not-yet'::text]))) OR ((about = 'exception'::text) AND (value = ANY (ARRAY['granted'::text, 'refused'::text]))))),
  CONSTRAINT supervisor_decision_check1 CHECK (((about <> 'exception'::text) OR (request IS NOT NULL))),
  CONSTRAINT supervisor_decision_check2 CHECK (((departure IS NULL) = (policy IS NULL))),
  CONSTRAINT supervisor_decision_check3 CHECK (((departure IS NULL) = (rules IS NULL))),
  CONSTRAINT supervisor_decision_check4 CHECK (((departure IS NULL) OR (about <> 'exception'::text))),
  CONSTRAINT supervisor_decision_departure_check CHECK ((departure = ANY (ARRAY['facts-not-in-the-guidance'::text, 'wishes-of-the-child'::text, 'partner-view'::text, 'legal-advice'::text, 'earlier-history'::text, 'rule-does-not-fit'::text]))),
  CONSTRAINT supervisor_decision_not_yet CHECK ((((value = 'not-yet'::text) = (find_out_by IS NOT NULL)) AND ((value <> 'not-yet'::text) OR (departure IS NULL))))
);
CREATE INDEX supervisor_decision_case ON public.supervisor_decision USING btree (force, case_file, decided_at);
CREATE INDEX supervisor_decision_departed ON public.supervisor_decision USING btree (force, decided_at) WHERE (departure IS NOT NULL);
ALTER TABLE supervisor_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE supervisor_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY supervisor_decision_force ON supervisor_decision FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON supervisor_decision TO :app;

CREATE TABLE supervisor_request (
  force text NOT NULL,
  request uuid NOT NULL,
  case_file uuid NOT NULL,
  about text NOT NULL,
  subject uuid,
  system text,
  passage uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  asked_by text NOT NULL,
  review_on date,
  died_on date,
  died_source text,
  family_passage uuid,
  CONSTRAINT supervisor_request_pkey PRIMARY KEY (force, request),
  CONSTRAINT supervisor_request_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT supervisor_request_about_check CHECK ((about = ANY (ARRAY['response'::text, 'category'::text, 'check-unavailable'::text, 'actor-unidentified'::text, 'age-not-known'::text, 'arrest'::text, 'child-not-identified'::text, 'child-not-found'::text, 'no-such-child'::text, 'child-died'::text]))),
  CONSTRAINT supervisor_request_check CHECK (((about = 'check-unavailable'::text) = (system IS NOT NULL))),
  CONSTRAINT supervisor_request_died CHECK ((((about = 'child-died'::text) = (died_on IS NOT NULL)) AND ((about = 'child-died'::text) = (died_source IS NOT NULL)) AND ((about = 'child-died'::text) = (family_passage IS NOT NULL)))),
  CONSTRAINT supervisor_request_died_source_check CHECK ((died_source = ANY (ARRAY['police-record'::text, 'hospital'::text, 'coroner'::text, 'social-care'::text, 'school'::text, 'family'::text]))),
  CONSTRAINT supervisor_request_review_check CHECK (((about = ANY (ARRAY['child-not-identified'::text, 'child-not-found'::text, 'no-such-child'::text])) = (review_on IS NOT NULL))),
  CONSTRAINT supervisor_request_subject_check CHECK (((subject IS NOT NULL) OR (about <> ALL (ARRAY['check-unavailable'::text, 'age-not-known'::text, 'arrest'::text, 'child-not-identified'::text, 'child-not-found'::text, 'no-such-child'::text, 'child-died'::text])))),
  CONSTRAINT supervisor_request_system_check CHECK ((system = ANY (ARRAY['pnc'::text, 'pnd'::text, 'local'::text, 'mash'::text])))
);
CREATE INDEX supervisor_request_case ON public.supervisor_request USING btree (force, case_file, asked_at);
ALTER TABLE supervisor_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE supervisor_request FORCE ROW LEVEL SECURITY;
CREATE POLICY supervisor_request_force ON supervisor_request FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON supervisor_request TO :app;

CREATE TABLE waiting (
  force text NOT NULL,
  case_file uuid NOT NULL,
  waits text NOT NULL,
  place text NOT NULL,
  since timestamp with time zone NOT NULL,
  awaits text NOT NULL,
  asked_by text,
  until_at timestamp with time zone,
  CONSTRAINT waiting_pkey PRIMARY KEY (force, case_file, waits, place, since),
  CONSTRAINT waiting_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT waiting_awaits_check CHECK ((awaits = ANY (ARRAY['supervisor'::text, 'registrar'::text]))),
  CONSTRAINT waiting_waits_check CHECK ((waits = ANY (ARRAY['ruling'::text, 'response'::text, 'category'::text, 'response-again'::text, 'category-again'::text, 'exception'::text, 'no-referral'::text, 'not-heard'::text, 'not-telling'::text, 'registrar-decision'::text, 'reopened'::text, 'cancellation'::text, 'child-died'::text, 'duty-left'::text, 'plan-to-tell'::text])))
);
CREATE INDEX waiting_longest ON public.waiting USING btree (force, since, case_file, place) WHERE (waits <> 'ruling'::text);
ALTER TABLE waiting ENABLE ROW LEVEL SECURITY;
ALTER TABLE waiting FORCE ROW LEVEL SECURITY;
CREATE POLICY waiting_force ON waiting FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON waiting TO :app;

CREATE TABLE weighing (
  force text NOT NULL,
  weighing uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid,
  fact text NOT NULL,
  state text NOT NULL,
  from_whom text,
  passage uuid,
  stated_at timestamp with time zone NOT NULL,
  stated_by text NOT NULL,
  CONSTRAINT weighing_pkey PRIMARY KEY (force, weighing),
  CONSTRAINT weighing_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT weighing_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT weighing_check CHECK (((state = 'unknown'::text) OR (from_whom IS NOT NULL))),
  CONSTRAINT weighing_check1 CHECK (((state = 'unknown'::text) = (passage IS NULL))),
  CONSTRAINT weighing_fact_check CHECK (((fact ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(fact) <= 60))),
  CONSTRAINT weighing_from_whom_check CHECK ((from_whom = ANY (ARRAY['reporter'::text, 'parent-or-carer'::text, 'partner'::text, 'police-record'::text, 'check'::text, 'child-unprompted'::text, 'own-observation'::text]))),
  CONSTRAINT weighing_state_check CHECK ((state = ANY (ARRAY['recorded'::text, 'none'::text, 'unknown'::text])))
);
CREATE INDEX weighing_newest ON public.weighing USING btree (force, case_file, stated_at DESC);
CREATE INDEX weighing_person ON public.weighing USING btree (force, person) WHERE (person IS NOT NULL);
ALTER TABLE weighing ENABLE ROW LEVEL SECURITY;
ALTER TABLE weighing FORCE ROW LEVEL SECURITY;
CREATE POLICY weighing_force ON weighing FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON weighing TO :app;
