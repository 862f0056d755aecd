/** Variables of a studio that finds no engine. */
export const withoutEngine = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' };
