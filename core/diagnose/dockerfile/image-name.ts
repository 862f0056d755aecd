/** An image's name taken apart: `registry:5000/owner/python:3.12@sha256:…`. */
export interface ImageName {
  /** With registry and owner. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** The last `:` is a tag's only behind the last `/`: before it stands a port. */
export function parseImageName(reference: string): ImageName {
  const [name = '', digest] = reference.split('@', 2);
  const [, repository = name, tag] = /^(.*?)(?::([^/:]*))?$/.exec(name) ?? [];
  return { repository, ...(tag && { tag }), ...(digest && { digest }) };
}

/** Name on Docker Hub without the parts that may be left out: `docker.io/library/python` is `python`. */
export function shortRepository(repository: string): string {
  return repository.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '');
}
