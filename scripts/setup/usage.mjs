/** What `npm start -- --help` prints; the same table stands in the README. */
export const usage = `Env Studio: npm start -- [options]

Options
  --port NUMBER     port to listen on (default 4600)
  --host ADDRESS    address to listen on (default 127.0.0.1: this machine only)
  --data FOLDER     where everything is kept (default .studio)
  --base-path PATH  below which the studio stands on its host, such as /studio (default: it has the host for itself)
  --admin-link      print a new one-time link that makes an admin, then go on
  --no-install      install nothing on this machine (no Docker engine, no Debian packages)
  --new-secret-key  go on with another secret key because the old one is lost (ends all sessions)
  --help            this text

Other commands
  npm run backup -- FILE    the whole studio into a file (--help says more)
  npm run restore -- FILE   a studio from such a file
  npm run support-bundle -- FILE  versions, settings, health and logs, without secrets

Environment variables
  STUDIO_PORT, STUDIO_HOST, STUDIO_DATA, STUDIO_BASE_PATH   as the options above
  STUDIO_ADDRESS            address under which browsers reach the studio, for links (default http://HOST:PORT)
  STUDIO_SECRET_KEY         key for sessions and stored credentials (default: generated into the data folder, mode 0600)
  STUDIO_WORKERS            builds at a time (default 2)
  STUDIO_ROLE               all, web or worker: several processes on one DATABASE_URL (see docs/OPERATIONS.md)
  STUDIO_SHARED             folder that all processes share (default: the data folder)
  STUDIO_GRACE_SECONDS      how long builds may go on when told to end (default 0: they are handed over)
  STUDIO_QUEUE_LIMIT        builds that may wait for one person (default 50)
  STUDIO_METRICS_TOKEN      lets whoever has it read /metrics (default: this machine only)
  STUDIO_DISK_BUDGET_GB     beyond which the build cache is cleared, and admins are told
  STUDIO_BUILD_TIME_LIMIT   minutes until a build is stopped (default 120)
  STUDIO_BASE_IMAGE         first base image (default: an official slim Python image, or one made from Debian packages)
  DATABASE_URL              a PostgreSQL of your own (default: an embedded one in the data folder)
  DOCKER_HOST               a Docker engine of your own (default: the Docker context, then /var/run/docker.sock)
  PIP_INDEX_URL, PIP_EXTRA_INDEX_URL, PIP_CERT, SSL_CERT_FILE, HTTPS_PROXY, NO_PROXY
                            how this machine reaches packages; passed on to locks and builds, never into an image`;
