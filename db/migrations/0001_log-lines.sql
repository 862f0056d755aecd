-- Chunks of logs that are being written hold one JSON line a line, no longer an array.
UPDATE "build_log_chunk" SET "lines" = (
  SELECT string_agg(line::text, E'\n' ORDER BY place) FROM json_array_elements("lines"::json) WITH ORDINALITY AS element(line, place)
) WHERE "lines" LIKE '[[%';
