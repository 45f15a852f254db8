/**
 * What the layout is told and what it answers: boxes with real sizes in, rectangles and routes out.
 * Boxes are numbered by their place in the list; whoever calls sorts them, so that equal diagrams are equal lists.
 */
export interface Diagram {
  readonly boxes: readonly Box[];
  readonly links: readonly Link[];
  readonly frames: readonly FrameBox[];
  readonly columns: readonly ColumnLabel[];
  readonly waveCount: number;
}

/** The column is as wide at least as its label, with the room that this wants on either side. */
export interface ColumnLabel {
  readonly labelWidth: number;
}

export interface Box {
  readonly width: number;
  readonly height: number;
  /** The labelled column it has to stay in; -1 for none. */
  readonly column: number;
  /** The labelled row it has to stay in; -1 when there are none. */
  readonly wave: number;
  /** Belongs at the top of the page. */
  readonly top: boolean;
}

/** The lower box is drawn below the upper one wherever the cycles allow it. */
export interface Link {
  readonly lower: number;
  readonly upper: number;
  /** Must not be the one that gives way in a cycle. The firm links of a diagram form no cycle. */
  readonly firm: boolean;
}

/** Boxes to be held together under one label. */
export interface FrameBox {
  readonly members: readonly number[];
  readonly labelWidth: number;
  readonly labelHeight: number;
}

export interface Placement {
  readonly width: number;
  readonly height: number;
  /** In the order of the diagram's boxes. */
  readonly boxes: readonly Rectangle[];
  /** In the order of the diagram's frames; absent where holding the boxes together would turn failure upwards. */
  readonly frames: readonly (Rectangle | undefined)[];
  readonly columns: readonly Rectangle[];
  readonly waves: readonly Rectangle[];
  /** In the order of the diagram's links. */
  readonly links: readonly PlacedLink[];
}

/** `x`, `y` is the top left corner. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedLink {
  /** From the lower box to the upper one, whichever is higher on the page. */
  readonly route: Route;
  readonly closesCycle: boolean;
}

export type Point = readonly [x: number, y: number];

/** A start, then pieces: straight lines and cubic curves. */
export interface Route {
  readonly start: Point;
  readonly pieces: readonly RoutePiece[];
}

export type RoutePiece =
  | { readonly kind: 'line'; readonly end: Point }
  | { readonly kind: 'curve'; readonly control1: Point; readonly control2: Point; readonly end: Point };
