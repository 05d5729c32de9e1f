-- Rows as the second release adds them to those of the first.
INSERT INTO plan_goal VALUES (1, '2f6f0c3e-7d0b-4b53-9c55-0d0a6a3f6a11', 'CKA-eksamen', '', 'Jeg består CKA-eksamen.', 'Bestået', 'Så kan jeg rulle selv.',
    'Oskar hjælper', 'me', '2026-09-01', '2026-05-01', 'active', '', '2026-01-01', '2026-12-31', 1, 0, NULL, 3,
    '2026-03-12T14:00:00.000000Z', '2026-04-02T14:00:00.000000Z', NULL);
INSERT INTO plan_goal VALUES (2, '6b0f3a52-8f3e-4a2e-8a55-1f1a6a3f6a12', 'CKA-eksamen', '', '', '', '', '', 'both', NULL, NULL, 'planned', '',
    '2027-01-01', '2027-12-31', NULL, 0, 1, 1, '2026-12-12T14:00:00.000000Z', '2026-12-12T14:00:00.000000Z', NULL);
INSERT INTO plan_step VALUES (1, 1, 0, 'Øv dig', NULL, '2026-04-02');
INSERT INTO plan_step VALUES (2, 1, 1, 'Bestå', '2026-09-01', NULL);
INSERT INTO plan_event VALUES (1, 1, 'created', '2026-03-12', '2026-03-12T14:00:00.000000Z', '', '', '', '[]');
INSERT INTO plan_event VALUES (2, 1, 'check_in', '2026-04-02', '2026-04-02T14:00:00.000000Z', 'Jeg har øvet mig.', 'Der mangler tid.',
    'Eksamen er flyttet.', '[["deadline","2026-06-01","2026-09-01"]]');
INSERT INTO plan_note VALUES (1, 1, '2026-03-12T14:00:00.000000Z');
