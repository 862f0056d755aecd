/** Where things stand in the browser's address; every link is made here. */
export function environmentAddress(workspace: string, name: string): string {
  return `/w/${workspace}/environments/${encodeURIComponent(name)}`;
}

export function versionAddress(workspace: string, name: string, number: number): string {
  return `${environmentAddress(workspace, name)}/versions/${number}`;
}

export function draftAddress(workspace: string, draftId: string): string {
  return `/w/${workspace}/drafts/${draftId}`;
}

export function buildAddress(workspace: string, buildId: string): string {
  return `/w/${workspace}/builds/${buildId}`;
}

/** What a finding means and what to do about it. */
export function findingAddress(workspace: string, code: string): string {
  return `/w/${workspace}/findings/${code}`;
}
