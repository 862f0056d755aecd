/** Who chose the base image of a draft, as far as this page saw it. */
export interface BaseImageOwner {
  /** A person did: it is never changed for them. */
  readonly isPersons: boolean;
  /** The image that was taken here because of what the packages ask for. */
  readonly taken: string | undefined;
}

export interface BaseImageSituation {
  readonly baseImage: string;
  /** The workspace's standard one. */
  readonly standard: string;
  /** The one that goes with a GPU that is asked for; undefined when none is asked for, or none is on offer. */
  readonly wanted: string | undefined;
  /** The draft was just opened, and was written in before: it has the base image that somebody left it with. */
  readonly isLeftByOthers: boolean;
}

/**
 * Lets the base image follow what the packages ask for, for as long as no person chose one: a wanted image
 * takes the place of the standard one, and gives it back when it is not wanted any more.
 */
export function followRequest(
  owner: BaseImageOwner,
  { baseImage, standard, wanted, isLeftByOthers }: BaseImageSituation,
): { readonly owner: BaseImageOwner; readonly baseImage: string } {
  const isUntouched = owner.taken === undefined ? ['', standard].includes(baseImage) : baseImage === owner.taken;
  if (owner.isPersons || !isUntouched || (isLeftByOthers && wanted !== undefined)) {
    return { owner: { ...owner, isPersons: true }, baseImage };
  }
  if (wanted !== undefined && wanted !== standard)
    return { owner: { isPersons: false, taken: wanted }, baseImage: wanted };
  const isGivenBack = owner.taken !== undefined;
  return { owner: { isPersons: false, taken: undefined }, baseImage: isGivenBack ? standard : baseImage };
}
