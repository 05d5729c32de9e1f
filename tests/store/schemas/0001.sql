-- Rows as the first release writes them; the lists and the search index are filled by its triggers.
INSERT INTO note (id, written, title, tags, language, language_chosen, version, created_at, updated_at, deleted_at, text, stems)
VALUES (1, '2026-03-12', 'Tryksår på 7B #resultat', '["resultat"]', 'da', 1, 3,
    '2026-03-12T12:00:00.000000Z', '2026-03-12T13:02:05.250000Z', NULL,
    'Tryksår på 7B #resultat' || char(10) || 'I december var vi nede på 7,1 %.',
    'tryksår på 7b ' || char(0xE000) || '23 result i decemb var vi ned på 7 ' || char(0xE000) || '2c 1 '
        || char(0xE000) || '25 ' || char(0xE000) || '2e ' || char(0xE004) || ' ' || char(0xE001) || 'resultat '
        || char(0xE005) || 't');
INSERT INTO note (id, written, title, tags, language, language_chosen, version, created_at, updated_at, deleted_at, text, stems)
VALUES (2, '2026-01-02', 'Smidt ud', '[]', '', 0, 2,
    '2026-01-02T12:00:00.000000Z', '2026-01-02T12:00:00.000000Z', '2026-01-03T09:00:00.000000Z', 'Smidt ud', 'smidt ud');
INSERT INTO revision VALUES (1, 1, 'Tryksår', '2026-03-12T12:00:00.000000Z', '2026-03-12T12:06:00.000000Z');
INSERT INTO draft VALUES (1, 'star', 'Færre', 'open', 4, '2026-03-12T14:00:00.000000Z', '2026-03-12T14:10:00.000000Z',
    '2026-03-12', '2026-03-12', '["resultat"]', 1);
INSERT INTO draft_source VALUES (1, 1, 0, 1, 'Tryksår på 7B', '2026-03-12', 'da');
INSERT INTO draft_version VALUES (1, 1, '{"title":"Færre"}', '[]', '{"situation":"approved"}', '', 'rules', '', '', '', '', '',
    0, 0, 0.01, 0.96, '', 1, '2026-03-12T14:00:00.000000Z', '2026-03-12T14:10:00.000000Z');
INSERT INTO draft_edit VALUES (1, 1, 1, 'Færre', '{}', '[]', '{}', 1.0, '2026-03-12T14:00:00.000000Z', '2026-03-12T14:10:00.000000Z');
