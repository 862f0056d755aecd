import type { Rule } from '../rule.ts';
import { activationLost } from './activation-lost.ts';
import { addAddress } from './add-address.ts';
import { aptForPeople } from './apt-for-people.ts';
import { aptListsKept } from './apt-lists-kept.ts';
import { aptUpgrade } from './apt-upgrade.ts';
import { aptWithoutUpdate } from './apt-without-update.ts';
import { argumentOutOfScope } from './argument-out-of-scope.ts';
import { bareRedirection } from './bare-redirection.ts';
import { directoryLost } from './directory-lost.ts';
import { dockerfileSecretVariable } from './dockerfile-secret-variable.ts';
import { emptyBase } from './empty-base.ts';
import { emptyContinuation } from './empty-continuation.ts';
import { endOfLifeBase } from './end-of-life-base.ts';
import { entrypointInShell } from './entrypoint-in-shell.ts';
import { exportLost } from './export-lost.ts';
import { heredoc } from './heredoc.ts';
import { heredocUnsupported } from './heredoc-unsupported.ts';
import { insecureDownload } from './insecure-download.ts';
import { maintainer } from './maintainer.ts';
import { mountUnsupported } from './mount-unsupported.ts';
import { needlessSudo } from './needless-sudo.ts';
import { notAList } from './not-a-list.ts';
import { oldVariableForm } from './old-variable-form.ts';
import { openPermissions } from './open-permissions.ts';
import { overriddenStart } from './overridden-start.ts';
import { pipCache } from './pip-cache.ts';
import { pipeHidesFailure } from './pipe-hides-failure.ts';
import { relativeWorkdir } from './relative-workdir.ts';
import { rootAtEnd } from './root-at-end.ts';
import { secretFileCopied } from './secret-file-copied.ts';
import { secretInCommand } from './secret-in-command.ts';
import { sourceInSh } from './source-in-sh.ts';
import { spacedAssignment } from './spaced-assignment.ts';
import { uncheckedDownload } from './unchecked-download.ts';
import { unpinnedBase } from './unpinned-base.ts';
import { unpinnedClone } from './unpinned-clone.ts';
import { waitsForAnswer } from './waits-for-answer.ts';

/** Rules of the Dockerfile section. */
export const dockerfileRules: readonly Rule[] = [
  activationLost,
  addAddress,
  aptForPeople,
  aptListsKept,
  aptUpgrade,
  aptWithoutUpdate,
  argumentOutOfScope,
  bareRedirection,
  directoryLost,
  dockerfileSecretVariable,
  emptyBase,
  emptyContinuation,
  endOfLifeBase,
  entrypointInShell,
  exportLost,
  heredoc,
  heredocUnsupported,
  insecureDownload,
  maintainer,
  mountUnsupported,
  needlessSudo,
  notAList,
  oldVariableForm,
  openPermissions,
  overriddenStart,
  pipCache,
  pipeHidesFailure,
  relativeWorkdir,
  rootAtEnd,
  secretFileCopied,
  secretInCommand,
  sourceInSh,
  spacedAssignment,
  uncheckedDownload,
  unpinnedBase,
  unpinnedClone,
  waitsForAnswer,
];
