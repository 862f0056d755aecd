/** After this time a build is stopped, whatever it does. */
export const buildTimeLimitMs = 2 * 60 * 60 * 1000;
