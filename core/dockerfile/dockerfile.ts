import type { TextRange } from '../issue.ts';

export interface DockerfileDirective {
  /** Lower case: `syntax`, `escape`, `check`. */
  readonly name: string;
  readonly value: string;
  readonly range: TextRange;
}

export interface DockerfileInstruction {
  /** Upper case. */
  readonly keyword: string;
  /** From the keyword to the end of the last line, heredocs included. */
  readonly range: TextRange;
  readonly keywordRange: TextRange;
  /** Everything after the keyword and its flags, as written; empty when there is nothing. */
  readonly argumentsText: string;
  /** Where `argumentsText` stands; empty behind the keyword when there is nothing. */
  readonly argumentsRange: TextRange;
  /** Index of its stage; -1 before the first FROM, or in a text without one. */
  readonly stage: number;
}

export interface DockerfileStage {
  /** After `AS`, without quotes, lower case as BuildKit compares it. */
  readonly name?: string;
  /** Image or earlier stage after FROM, without quotes, variables as written. */
  readonly base: string;
  readonly baseRange: TextRange;
  /** `base` with the defaults of the ARGs before the first FROM; a variable without a default is empty. */
  readonly resolvedBase: string;
  /** Index of the earlier stage that `base` names, when it is one and no image. */
  readonly baseStage?: number;
  /** The FROM instruction. */
  readonly range: TextRange;
}

/** A Dockerfile, or instructions that go on from a base image when there is no FROM. */
export interface Dockerfile {
  readonly directives: readonly DockerfileDirective[];
  /** `\` unless the escape directive says otherwise. */
  readonly escapeCharacter: string;
  readonly instructions: readonly DockerfileInstruction[];
  readonly stages: readonly DockerfileStage[];
  readonly hasFrom: boolean;
  /** The stage that becomes the image. */
  readonly lastStage?: DockerfileStage;
  /** Instructions that open one. */
  readonly heredocs: readonly TextRange[];
}
