/** Step logs are clipped by BuildKit at 2 MiB and 200 KiB/s; an engine that we start keeps them whole. */
const logLimits = { BUILDKIT_STEP_LOG_MAX_SIZE: '1073741824', BUILDKIT_STEP_LOG_MAX_SPEED: '1073741824' };

/**
 * What a dockerd that we start gets to know, so that every line of a build's steps comes out of it.
 * @param {string | undefined} runcFolder where the `runc` lies that keeps output whole, for a dockerd that loses some
 * @returns {Record<string, string>}
 */
export function daemonEnvironment(runcFolder) {
  return { ...logLimits, ...(runcFolder && { PATH: `${runcFolder}:${process.env.PATH}` }) };
}
