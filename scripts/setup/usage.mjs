/** What `npm start -- --help` prints; the same table stands in the README. */
export const usage = `Env Studio: npm start -- [options]

Options
  --port NUMBER     port to listen on (default 4600)
  --host ADDRESS    address to listen on (default 127.0.0.1: this machine only)
  --data FOLDER     where everything is kept (default .studio)
  --admin-link      print a new one-time link that makes an admin, then go on
  --no-install      install nothing on this machine (no Docker engine, no Debian packages)
  --help            this text

Environment variables
  STUDIO_PORT, STUDIO_HOST, STUDIO_DATA   as the options above
  STUDIO_ADDRESS            address under which browsers reach the studio, for links (default http://HOST:PORT)
  STUDIO_SECRET_KEY         key for sessions and stored credentials (default: generated into the data folder, mode 0600)
  STUDIO_WORKERS            builds at a time (default 2)
  STUDIO_BUILD_TIME_LIMIT   minutes until a build is stopped (default 120)
  STUDIO_BASE_IMAGE         first base image (default: an official slim Python image, or one made from Debian packages)
  DATABASE_URL              a PostgreSQL of your own (default: an embedded one in the data folder)
  DOCKER_HOST               a Docker engine of your own (default: the Docker context, then /var/run/docker.sock)
  PIP_INDEX_URL, PIP_EXTRA_INDEX_URL, PIP_CERT, SSL_CERT_FILE, HTTPS_PROXY, NO_PROXY
                            how this machine reaches packages; passed on to locks and builds, never into an image`;
