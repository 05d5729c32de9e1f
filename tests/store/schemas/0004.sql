-- Rows as the fourth release adds them to those of the third.
INSERT INTO meeting VALUES (1, '0e0c7d1c-7d0b-4b53-9c55-0d0a6a3f6a21', 'MUS', 'MUS med Jonas', '2026-03-04', '2026-09-04', 'Jonas melder sig til kurset', 1, 4,
    '2026-03-04T08:00:00.000000Z', '2026-03-04T09:00:00.000000Z', NULL);
INSERT INTO meeting_person VALUES (1, 1, 0, 'Lene', 'leder', 1);
INSERT INTO meeting_person VALUES (2, 1, 1, 'Jonas', 'medarbejder', 0);
INSERT INTO meeting_point VALUES (1, 1, 0, 'Nattevagter', 0, 1, NULL);
INSERT INTO meeting_point VALUES (2, 1, 1, 'Løn', 1, NULL, 1);
INSERT INTO meeting_revision VALUES (1, 1, 'Jonas', '2026-03-04T08:30:00.000000Z', '2026-03-04T08:40:00.000000Z');
INSERT INTO agreement VALUES (1, '7c1b0d52-8f3e-4a2e-8a55-1f1a6a3f6a22', 1, 0, 'Melder sig til kurset', 'Jonas', '2026-03-21', 'senest d. 21/3', 'open', '', NULL, 1);
INSERT INTO decision VALUES (1, 1, 0, 'Jonas har fire nattevagter', 'jonas har fire nattevagter');
