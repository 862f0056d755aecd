/**
 * Stands in for Node's `https` in the browser's bundle: the Dockerfile language service would ask
 * auth.docker.io for tag names with it, and no request may leave the studio's origin.
 */
export function request(): never {
  throw new Error('The Dockerfile language service may not reach a registry from the browser.');
}

export const get = request;
