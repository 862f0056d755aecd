/** The command was called in a way that it does not know; the message says which. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
