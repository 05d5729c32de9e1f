-- Rows as the fifth release adds them to those of the fourth.
UPDATE meeting SET adopted_draft = 1, adopted_version = 2 WHERE id = 1;
UPDATE agreement SET state = 'done', settled = '2026-03-20', remark = 'Optaget', draft_id = 1, draft_number = 0,
    drafted = '["Melder sig til kurset","Jonas","2026-03-21","senest d. 21/3"]' WHERE id = 1;
INSERT INTO agreement_theirs VALUES (1, '9d1b0d52-8f3e-4a2e-8a55-1f1a6a3f6a22', 'Melder sig til kurset', 'Jonas', '2026-03-28', '', 'open', '', '2026-03-22', 'open');
INSERT INTO agreement_revision VALUES (1, 1, 'Melder sig til kurset', 'Jonas', '2026-03-21', 'senest d. 21/3', 'open', '', NULL, '2026-03-20T08:30:00.000000Z');
INSERT INTO meeting_alias VALUES ('aaac7d1c-7d0b-4b53-9c55-0d0a6a3f6a21', 1);
INSERT INTO meeting_share VALUES ('0f', 1, '2026-03-20T08:31:00.000000Z');
