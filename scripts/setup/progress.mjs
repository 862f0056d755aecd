/**
 * Says what is being done, and how long it took once it is done.
 * @template Result
 * @param {string} what
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function progress(what, work) {
  const startedAt = Date.now();
  console.log(`  ${what} …`);
  const result = await work();
  console.log(`  ${what}: done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return result;
}
