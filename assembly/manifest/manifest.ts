/*
 * From the text of a manifest to the numbers of its graph. `npm run assembly` compiles this into
 * `src/sources/short-way/kernel-bytes.ts`; `kernel.ts` there is the host, and says what each step is for.
 */

export { componentCount, orderComponents, subjectOfComponent } from './components';
export {
  addRead,
  goOnAt,
  isInPlane,
  lineOffset,
  markKey,
  offer,
  openedOffset,
  passBrackets,
  position,
  readLines,
} from './lines';
export {
  requirementCount,
  requirementLine,
  requirementPosition,
  requirementSubject,
  serviceCount,
  serviceIdEnd,
  serviceIdStart,
  serviceLine,
  subjectCount,
  subjectPlane,
  subjectService,
} from './memory';
// What works on so many rows at a time is exported for the engine: the compiler would put it into its only caller.
export { sortSome } from './row-order';
export { countSome, origin, placeSome, requirementStart, rowCount, rowMemberCount } from './row-places';
export {
  atLeast,
  dependent,
  dependentEdge,
  dependentRequirement,
  dependentStart,
  layOutRows,
  memberStart,
  phase,
  rowMember,
  startupMs,
  strength,
  toleratesMs,
  turnSome,
  writeSome,
} from './rows';
export { backToService, openPlane, openService, setStartup, subject } from './services';
export { prepare, textAddress } from './text';
