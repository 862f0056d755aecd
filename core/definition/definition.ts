import { z } from 'zod';

/** A section longer than this is refused: no real file comes near, and 10 MB would stall an editor. */
export const sectionLimitCharacters = 1_000_000;
const sectionText = z.string().max(sectionLimitCharacters);

/** POSIX environment variable name (IEEE Std 1003.1, 8.1), lower case allowed. */
export const variableNamePattern = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * What a user writes: three texts and settings. An empty text is an absent section.
 *
 * `dockerfile` with a FROM of its own replaces `baseImage`; without one it goes on from `baseImage`.
 * `userManaged` means that Python comes with the image: nothing is locked or installed.
 */
export const definitionSchema = z.object({
  conda: sectionText,
  pip: sectionText,
  dockerfile: sectionText,
  baseImage: z.string().max(512),
  variables: z
    .array(
      z.object({
        name: z.string().max(255).regex(variableNamePattern),
        value: z.string().max(32_768),
      }),
    )
    .max(200),
  /** Path of Python inside the image; empty: the environment's own. */
  interpreterPath: z.string().max(1024),
  userManaged: z.boolean(),
  /** `USER` of the image, `name` or `uid[:gid]`; empty: the base image's. */
  user: z.string().max(255),
  platform: z.literal('linux/amd64'),
  /** Opt-in to running a package's own build code (source distributions, VCS, `-e`) while resolving and building. */
  allowSourceBuilds: z.boolean(),
});

export type Definition = z.infer<typeof definitionSchema>;

export const emptyDefinition: Definition = {
  conda: '',
  pip: '',
  dockerfile: '',
  baseImage: '',
  variables: [],
  interpreterPath: '',
  userManaged: false,
  user: '',
  platform: 'linux/amd64',
  allowSourceBuilds: false,
};
