/** Where this process keeps what the studio stores; several disks count as the fullest of them. */
export interface DataDisk {
  /** As it was seen a moment ago. */
  isFull(): boolean;
}
