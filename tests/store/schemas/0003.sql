INSERT INTO request (id, at, host, model, prompt_id, prompt_version, prompt_hash, prompt_tokens, reply_tokens, seconds, outcome, sent, reply)
VALUES (1, '2026-03-12T13:02:05.250000Z', '127.0.0.1:11434', 'gemma3', 'star', '1', '0123456789abcdef', 1600, 120, 2.5, 'ok', NULL, NULL);
INSERT INTO draft_part (key, document, created_at) VALUES ('nøgle', '{"title":"Færre"}', '2026-03-12T13:02:05.250000Z');
