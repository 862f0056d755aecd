/** Something that works until it is closed; `hurry` aborts when nobody wants to wait for it any more. */
export interface Part {
  close(hurry: AbortSignal): Promise<void>;
}
