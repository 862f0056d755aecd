/** Where what stands in a backup; it is a tar file, so `tar -tzf` shows the same. */
export const entryNames = {
  manifest: 'backup.json',
  rows: 'rows/',
  secretKey: 'secret-key',
  blobs: 'blobs/',
  contents: 'contents.json',
} as const;
