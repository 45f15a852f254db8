import type { AnyRule } from './rule.ts';
import { blastRadiusOverLimit } from './rules/blast-radius-over-limit.ts';
import { crossCell } from './rules/cross-cell.ts';
import { crossRegion } from './rules/cross-region.ts';
import { dataPlaneNeedsControlPlane } from './rules/data-plane-needs-control-plane.ts';
import { deepChain } from './rules/deep-chain.ts';
import { failureCycle } from './rules/failure-cycle.ts';
import { forbidden } from './rules/forbidden.ts';
import { missingEvidence } from './rules/missing-evidence.ts';
import { missingOwner } from './rules/missing-owner.ts';
import { required } from './rules/required.ts';
import { singlePointOfFailure } from './rules/single-point-of-failure.ts';
import { sloInversion } from './rules/slo-inversion.ts';
import { staleBaseline } from './rules/stale-baseline.ts';
import { startupCycle } from './rules/startup-cycle.ts';
import { tierInversion } from './rules/tier-inversion.ts';
import { unusedService } from './rules/unused-service.ts';

/** Every rule, sorted by id. */
export const rules: readonly AnyRule[] = [
  blastRadiusOverLimit,
  crossCell,
  crossRegion,
  dataPlaneNeedsControlPlane,
  deepChain,
  failureCycle,
  forbidden,
  missingEvidence,
  missingOwner,
  required,
  singlePointOfFailure,
  sloInversion,
  staleBaseline,
  startupCycle,
  tierInversion,
  unusedService,
];
