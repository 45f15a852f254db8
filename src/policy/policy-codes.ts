import type { Code } from '../diagnostics/diagnostic.ts';
import { boundlessGlob } from '../model/boundless-glob.ts';

export const unknownRule: Code = {
  id: 'unknown-rule',
  severity: 'error',
  title: 'a policy names a rule that does not exist',
  explanation: `A misspelled rule would check nothing, and everything would look fine. \`faultline check --list-rules\` lists the rules
that there are, and \`faultline explain <rule>\` says what each does.`,
};

export const unknownOption: Code = {
  id: 'unknown-option',
  severity: 'error',
  title: 'a rule has no such option or selector',
  explanation: `Every use of a rule takes \`severity\` and \`because\`, the selectors that it knows (\`from\` and \`to\`, or \`at\`), and
options of its own: \`faultline explain <rule>\` lists them.

    policy: 1
    rules:
      deep-chain: { limit: 6, from: 'tier:0' }`,
};

export const invalidOption: Code = {
  id: 'invalid-option',
  severity: 'error',
  title: 'an option or selector of a rule has a value that it does not take, or lacks one',
  explanation: `\`faultline explain <rule>\` says what each option takes, and which selectors a rule cannot do without. A selector is
text, or a list of text: an id, a component, a glob, or \`tag:\`, \`tier:\`, \`owner:\`, \`plane:\`, \`cell:\`, \`region:\` with
a value.

    policy: 1
    rules:
      forbidden:
        - { from: 'tag:payments', to: [reports, 'tag:legacy'] }`,
};

export const unmatchedSelector: Code = {
  id: 'unmatched-selector',
  severity: 'error',
  title: 'a selector of a policy picks out nothing',
  explanation: `A rule about nothing finds nothing, for ever, which looks like good news. Correct the selector, or remove the rule
together with what it was about.`,
};

export const conflictingRule: Code = {
  id: 'conflicting-rule',
  severity: 'error',
  title: 'two places of a policy say opposite things',
  explanation: `Policy files and the \`policies\` of manifests add up: a rule that is used in two places is used twice. But it cannot be
\`off\` in one and on in another, and there is one base, \`recommended\` or \`none\`.`,
};

export const expiredWaiver: Code = {
  id: 'expired-waiver',
  severity: 'warning',
  title: 'a waiver has expired',
  explanation: `Its last day is past, so what it covered is found again. Put it right, or decide anew: a later date is a decision
that somebody should be seen to make.`,
};

export const unmatchedWaiver: Code = {
  id: 'unmatched-waiver',
  severity: 'warning',
  title: 'a waiver covers nothing',
  explanation: `No finding of the rule is about what it names. What it was for may have been put right, and then the waiver should go,
since it would cover the same mistake made again; or its selector is misspelled.`,
};

/** What can be wrong with a policy beside its form, the selectors of command lines included, sorted by id. */
export const policyCodes: readonly Code[] = [
  boundlessGlob,
  conflictingRule,
  expiredWaiver,
  invalidOption,
  unknownOption,
  unknownRule,
  unmatchedSelector,
  unmatchedWaiver,
];
