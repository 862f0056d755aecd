CREATE TABLE "image_input" (
	"image_hash" text PRIMARY KEY NOT NULL,
	"inputs" jsonb NOT NULL
);
