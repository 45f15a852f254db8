import { makeSeededNumbers } from '../oracle/seeded-numbers.ts';

/*
 * Makes graphs/control-plane-platform.yaml. After a change here, write it anew with
 *
 *   npx vitest run test/generate --update
 *
 * Without --update this compares the two byte by byte. The answers that the graph is to give are in test/graphs.
 */

const seed = 204;

/** What there is a service for: each area with each kind. */
const areas = [
  ...['backup', 'billing', 'build', 'cache', 'catalog', 'certificate', 'cluster', 'domain', 'file'],
  ...['function', 'image', 'key', 'mail', 'metric', 'queue', 'stream', 'table'],
];
const kinds = [
  ...['access', 'aliases', 'archives', 'exports', 'imports', 'limits'],
  ...['logs', 'plans', 'policies', 'replicas', 'schedules', 'templates'],
];
const regions = ['east', 'west'];
const cellsPerRegion = 3;
const pools = ['a', 'b', 'c'];

/** The building blocks that every control plane has in common, one of each in every cell. */
const primitives = ['authorization', 'rate-limiting', 'state'];

interface Cell {
  readonly id: string;
  readonly region: string;
}

interface Service {
  readonly id: string;
  readonly area: string;
  readonly tier: number;
  readonly cell: Cell;
  readonly controlPool: string;
  readonly dataPool: string;
  /** Entries of `dependsOn` on services that were placed before this one, so that there are no cycles. */
  readonly controlNeeds: readonly string[];
  readonly dataNeeds: readonly string[];
}

/** The platform as a manifest: the same text every time. */
export function controlPlanePlatform(): string {
  const cells = regions.flatMap((region) =>
    Array.from({ length: cellsPerRegion }, (_, at): Cell => ({ id: `${region}-${at + 1}`, region })),
  );
  const services = placeServices(cells);
  const lines = [
    head,
    ...section('State of the whole platform: a copy in each region, each late by a little'),
    ...regions.flatMap(globalState),
    ...section('Hosts: control planes and data planes share none'),
    ...cells.flatMap(hosts),
    ...section('The three building blocks, in every cell'),
    ...cells.flatMap(buildingBlocks),
    ...section(`The ${services.length} services`),
    ...services.sort((a, b) => (a.id < b.id ? -1 : 1)).flatMap(serviceLines),
  ];
  return `${lines.join('\n')}\n`;
}

/** Deals the services to the cells, as many to each, and lets each need some of those placed before it. */
function placeServices(cells: readonly Cell[]): Service[] {
  const next = makeSeededNumbers(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T; // never an empty list
  const draw = areas
    .flatMap((area) => kinds.map((kind) => ({ area, id: `${area}-${kind}`, order: next() })))
    .sort((a, b) => a.order - b.order);

  const placed: Service[] = [];
  draw.forEach(({ area, id }, at) => {
    const cell = cells[at % cells.length] as Cell; // the remainder is in range
    const near = placed.filter((other) => other.cell === cell);
    const far = placed.filter((other) => other.cell.region !== cell.region);
    const some = (from: readonly Service[], chance: number) =>
      from.length > 0 && next() < chance ? [pick(from)] : [];
    placed.push({
      id,
      area,
      tier: Math.floor(next() * 4),
      cell,
      controlPool: pick(pools),
      dataPool: pick(pools),
      controlNeeds: some(near, 0.4).map((other) => `${other.id}/control`),
      dataNeeds: [
        ...some(near, 0.3).map((other) => other.id),
        ...some(far, 0.2).map((other) => `{ service: ${other.id}, strength: async, for: a copy }`),
      ],
    });
  });
  return placed;
}

function globalState(region: string): string[] {
  const others = regions.filter((other) => other !== region);
  const needs = others.map(
    (other) => `{ service: global-state.${other}, strength: async, for: what changed there }`,
  );
  return [`  global-state.${region}: { region: ${region}, dependsOn: [${needs.join(', ')}] }`];
}

function hosts({ id, region }: Cell): string[] {
  return ['control-hosts', 'data-hosts'].flatMap((hosts) =>
    pools.map((pool) => `  ${hosts}.${id}.${pool}: { region: ${region}, cell: ${id}, tags: [hosts] }`),
  );
}

function buildingBlocks({ id, region }: Cell): string[] {
  const needs: Readonly<Record<string, readonly string[]>> = {
    authorization: [`state.${id}`],
    state: [`{ service: global-state.${region}, strength: async, for: what other cells decided }`],
  };
  const group = `{ anyOf: [${pools.map((pool) => `control-hosts.${id}.${pool}`).join(', ')}] }`;
  return primitives.flatMap((primitive) => [
    `  ${primitive}.${id}:`,
    `    { region: ${region}, cell: ${id}, tier: 0, owner: platform, tags: [primitive],`,
    `      dependsOn: [${[group, ...(needs[primitive] ?? [])].join(', ')}] }`,
  ]);
}

function serviceLines(service: Service): string[] {
  const { id, area, cell, tier } = service;
  const control = [
    ...primitives.map((primitive) => `${primitive}.${cell.id}`),
    `control-hosts.${cell.id}.${service.controlPool}`,
    ...service.controlNeeds,
  ];
  const data = [
    `data-hosts.${cell.id}.${service.dataPool}`,
    `{ service: ${id}/control, phase: startup }`,
    ...service.dataNeeds,
  ];
  return [
    `  ${id}:`,
    `    { region: ${cell.region}, cell: ${cell.id}, tier: ${tier}, owner: ${area}, planes: {`,
    `      control: { dependsOn: [${control.join(', ')}] },`,
    `      data: { dependsOn: [${data.join(', ')}] } } }`,
  ];
}

function section(title: string): string[] {
  const line = `  # ── ${title} `;
  return ['', line.padEnd(105, '─'), ''];
}

const head = `\
# yaml-language-server: $schema=./schema/manifest.json
#
# One control-plane platform under two hundred services, in two regions of three cells each.
#
# Invented, and so without evidence, and made by test/generate/control-plane-platform.ts: change it there.
#
# How to read it
# - Every service has a control plane and a data plane of its own, and lives in one cell.
# - A control plane is built from what the cell offers to all of them: authorization, rate limiting and state.
#   A data plane needs its control plane to start and not to run, and no building block at all.
# - Control planes and data planes run on hosts of their own, in three pools each.
# - Nothing hard goes from one cell to another. State of the whole platform comes late, and so do copies of data.
#
# Things to ask
#   faultline impact authorization.east-1 -g graphs/control-plane-platform.yaml
#   faultline impact 'authorization.*' -g graphs/control-plane-platform.yaml
#   faultline rank --top 18 -g graphs/control-plane-platform.yaml

faultline: 1
title: One control-plane platform under two hundred services

services:`;
