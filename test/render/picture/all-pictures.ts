import { join } from 'node:path';
import type { Picture } from '../../../src/document/picture.ts';
import {
  cells,
  cloud,
  cloudOutage,
  cyclic,
  everything,
  graphPicture,
  randomPicture,
  waves,
} from './sample-pictures.ts';
import { shippedPictures } from './shipped-pictures.ts';

const graphs = join(import.meta.dirname, '../../../graphs');
export const shipped = [...shippedPictures(graphs), ...shippedPictures(join(graphs, 'incidents'))];

/** The samples, small random graphs, and every graph that comes with the project. */
export const allPictures: readonly (readonly [string, Picture])[] = [
  ['everything', everything],
  ['cloud, outage', cloudOutage],
  ['cloud, graph', graphPicture(cloud)],
  ['cycles', cyclic],
  ['waves', waves],
  ['cells', cells],
  ['one service', graphPicture('', { nodes: graphPicture('a>b').nodes.slice(0, 1) })],
  ['nothing', graphPicture('')],
  ['random 12', randomPicture(12)],
  ['random 50', randomPicture(50)],
  ...shipped,
];
