import type { WrittenManifest, WrittenPlane } from './written.ts';

/** The manifest without its n-th requirement as written, counted through all lists; as it is if there are none. */
export function withoutRequirement(manifest: WrittenManifest, n: number): WrittenManifest {
  const parts = Object.values(manifest.services).flatMap((service) => [
    service,
    ...Object.values(service.planes ?? {}),
  ]);
  const total = parts.reduce((sum, { dependsOn = [] }) => sum + dependsOn.length, 0);
  let left = total === 0 ? -1 : n % total;
  const keep = <P extends WrittenPlane>(part: P): P =>
    part.dependsOn === undefined ? part : { ...part, dependsOn: part.dependsOn.filter(() => left-- !== 0) };
  const services = Object.entries(manifest.services).map(([id, service]) => {
    const kept = keep(service);
    if (kept.planes === undefined) return [id, kept];
    const planes = Object.entries(kept.planes).map(([plane, part]) => [plane, keep(part)]);
    return [id, { ...kept, planes: Object.fromEntries(planes) }];
  });
  return { ...manifest, services: Object.fromEntries(services) };
}
