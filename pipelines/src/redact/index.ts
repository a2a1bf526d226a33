export { findIntroducedNames, namesOfVisitor } from './introduced-names.ts';
export { redactedKinds, type RedactedKind } from './find.ts';
export { createRedactor, redact, type Redacted, type RedactOptions, type Redactor } from './redact.ts';
