-- The dated rules of vetting: levels with their checks, residency, validity, targets and reviews; windows, caps, reasons. None of them is a constant
-- anywhere else. Each says where it comes from; what no public source confirms says so and waits for the force. Changed by two people, from a day on:
-- what was granted keeps the rule it was granted under.
set role spine_owner;

insert into spine.policies (kind, key, valid, value, source, starting, approved_at)
select kind, key, daterange('2000-01-01', null), value::jsonb, source, true, now()
from (values
  ('vetting-residency', 'nppv1', '3', 'Years in the UK just before applying, as published by forces that recruit in Devon and Cornwall and Dorset (all NPPV: 3)'),
  ('vetting-residency', 'nppv2a', '3', 'Years in the UK just before applying, as published by forces that recruit in Devon and Cornwall and Dorset (all NPPV: 3)'),
  ('vetting-residency', 'nppv2f', '3', 'Years in the UK just before applying, as published by forces that recruit in Devon and Cornwall and Dorset (all NPPV: 3)'),
  ('vetting-residency', 'nppv3', '3', 'Years in the UK just before applying, as published by forces that recruit in Devon and Cornwall and Dorset (all NPPV: 3)'),
  ('vetting-residency', 'rv', '3', 'Devon, Cornwall and Dorset recruitment, eligibility page: RV 3 years'),
  ('vetting-residency', 'mv', '5', 'Devon, Cornwall and Dorset recruitment, eligibility page: MV 5 years'),
  ('vetting-residency', 'ctc', '3', 'Police vetting process page of a recruiting campaign: CTC 3 years'),
  ('vetting-residency', 'sc', '5', 'Police vetting process page of a recruiting campaign: SC 5 years'),
  ('vetting-residency', 'esc', '10', 'Police vetting process page of a recruiting campaign: enhanced SC 10 years'),
  ('vetting-residency', 'dv', '10', 'Police vetting process page of a recruiting campaign: DV 10 years'),

  ('vetting-validity', 'nppv1', '36', 'Months. No public source found: starting value, to be confirmed by the force'),
  ('vetting-validity', 'nppv2a', '36', 'Months. Three years as reported by contractor guidance; to be confirmed by the force'),
  ('vetting-validity', 'nppv2f', '36', 'Months. Three years as reported by contractor guidance; to be confirmed by the force'),
  ('vetting-validity', 'nppv3', '60', 'Months. Sources disagree between five and seven years: the shorter one until the force confirms'),
  ('vetting-validity', 'rv', '120', 'Months. Ten years in the guidance of 2017 and 2021 (West Midlands Police, FOI 246A/21; HMICS); revised since: to be confirmed by the force'),
  ('vetting-validity', 'mv', '84', 'Months. Seven years are widely quoted and not confirmed by a published source: to be confirmed by the force'),
  ('vetting-validity', 'ctc', '60', 'Months. No public source found: starting value, to be confirmed by the force'),
  ('vetting-validity', 'sc', '120', 'Months. Ten years, five for contractors not on List X, as reported by clearance portals; to be confirmed with UKSV'),
  ('vetting-validity', 'esc', '84', 'Months. No public source found: starting value, to be confirmed with UKSV'),
  ('vetting-validity', 'dv', '84', 'Months. Seven years, three for contractors not on List X, as reported by clearance portals; to be confirmed with UKSV'),

  ('vetting-checks', 'nppv1', '["identity", "records"]', 'Stages as described by forces and inspectorates; which apply to a level is a starting value, to be confirmed by the force'),
  ('vetting-checks', 'nppv2a', '["identity", "records", "local-intelligence"]', 'As above'),
  ('vetting-checks', 'nppv2f', '["identity", "records", "local-intelligence", "finance"]', 'As above'),
  ('vetting-checks', 'nppv3', '["identity", "records", "local-intelligence", "finance", "counter-corruption"]', 'As above'),
  ('vetting-checks', 'rv', '["identity", "records", "local-intelligence", "finance", "counter-corruption"]', 'Finance and counter-corruption from RV up: West Mercia Police and HMICFRS (2022)'),
  ('vetting-checks', 'mv', '["identity", "records", "local-intelligence", "finance", "counter-corruption"]', 'As above'),
  ('vetting-checks', 'ctc', '["identity", "records", "national-security"]', 'National security vetting is done by UKSV on top of force vetting (ministerial answer HL2722)'),
  ('vetting-checks', 'sc', '["identity", "records", "national-security"]', 'As above'),
  ('vetting-checks', 'esc', '["identity", "records", "national-security"]', 'As above'),
  ('vetting-checks', 'dv', '["identity", "records", "national-security"]', 'As above'),

  ('vetting-target', 'nppv1', '25', 'Working days. Starting value, to be confirmed by the force'),
  ('vetting-target', 'nppv2a', '25', 'Working days. Starting value, to be confirmed by the force'),
  ('vetting-target', 'nppv2f', '25', 'Working days. Starting value, to be confirmed by the force'),
  ('vetting-target', 'nppv3', '25', 'Working days. Starting value, to be confirmed by the force'),
  ('vetting-target', 'rv', '21', 'Working days. North Yorkshire Police after its redesign of 2014: 21 days; to be confirmed by the force'),
  ('vetting-target', 'mv', '25', 'Working days. Starting value, to be confirmed by the force'),
  ('vetting-target', 'ctc', '25', 'Days. UKSV: 85% of CTC and SC within 25 (National Audit Office, 2023)'),
  ('vetting-target', 'sc', '25', 'Days. UKSV: 85% of CTC and SC within 25 (National Audit Office, 2023)'),
  ('vetting-target', 'esc', '25', 'Days. Starting value, to be confirmed with UKSV'),
  ('vetting-target', 'dv', '95', 'Days. UKSV: 85% of DV within 95 (National Audit Office, 2023)'),

  ('vetting-review', 'annual-months', '12', 'Annual integrity and vetting review: College of Policing, authorised professional practice on vetting'),
  ('vetting-review', 'change-days', '28', 'Days in which a reported change is looked at. Starting value, to be confirmed by the force'),
  ('vetting-window', 'appeal-days', '14', 'Days. Warwickshire Police, appeals process: in writing within 14 days'),
  ('vetting-window', 'appeal-decision-days', '28', 'Working days for a panel. Starting value, to be confirmed by the force'),
  ('vetting-window', 'request-days', '10', 'Working days to answer a request. Starting value, to be confirmed by the force'),
  ('vetting-window', 'reminder-days', '5', 'Working days between reminders. Starting value, to be confirmed by the force'),
  ('vetting-window', 'representation-days', '14', 'Days for representations before a withdrawal is decided. Police (Vetting) Regulations 2025 give a hearing; the number is a starting value'),
  ('vetting-cap', 'priority-percent', '3', 'Per cent of intake. UKSV holds its priority lane to 3% (Public Accounts Committee, 2023)'),
  ('vetting-cap', 'priority-window-days', '28', 'Days over which intake and priorities are counted. Starting value, to be confirmed by the force'),
  ('vetting-renewal', 'lead-days', '120', 'Days before the end at which a renewal usually begins. Starting value, to be confirmed by the force'),
  ('vetting-renewal', 'earliest-days', '270', 'Days before the end at which it may begin at the earliest. Starting value, to be confirmed by the force'),
  ('vetting-keep', 'intake-days', '30', 'Days after a file with cases was brought. Starting value, to be confirmed by the force'),
  ('vetting-keep', 'attachment-days', '365', 'Days after a case is closed. Starting value, to be confirmed by the force'),
  ('vetting-overturn', 'follow-up-days', '365', 'Days after an overturned refusal at which it is followed up. Starting value, to be confirmed by the force'),

  ('vetting-reasons', 'grant', '["nothing-adverse", "adverse-old", "adverse-minor", "adverse-explained", "adverse-managed"]', 'Starting list, to be confirmed by the force with its decision record form'),
  ('vetting-reasons', 'refuse', '["conviction", "dishonesty", "finance-unmanageable", "associates", "intelligence", "conduct", "information-withheld"]', 'Starting list, to be confirmed by the force with its decision record form'),
  ('vetting-reasons', 'residency', '["service-overseas", "dependant-of-service", "history-checkable", "history-not-checkable", "ties-cut"]', 'Starting list, after the published descriptions of the residency rule'),
  ('vetting-reasons', 'appeal', '["decision-reasonable", "new-information", "procedure-not-followed", "reasons-not-shown", "disproportionate"]', 'Starting list, to be confirmed by the force'),
  ('vetting-wants', 'items', '["proof-of-identity", "proof-of-address", "right-to-work", "address-history", "employment-history", "financial-statement", "family-details", "associate-details", "explanation", "photograph"]', 'Starting list of what is asked of an applicant')
) as starting (kind, key, value, source)
where not exists (select from spine.policies p where p.kind = starting.kind and p.key = starting.key);

reset role;
