/**
 * What to draw, without saying where: a report makes a picture, a renderer places and draws it.
 *
 * An edge runs from the dependent to what it depends on. Dependencies are drawn above their dependents,
 * so failure travels down the page. Cycles are welcome. Texts may hold anything a manifest says; whoever
 * draws a picture makes them safe. The order of lists carries no meaning, except that of `waves`.
 */
export interface Picture {
  /** A few words: `dynamodb down`. */
  readonly title: string;
  /** The answer in one sentence, with numbers. Drawn under the title. */
  readonly summary: string;
  /** What an arrowhead says. */
  readonly flow: PictureFlow;
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  /** Services of which more than one plane is drawn. */
  readonly frames: readonly PictureFrame[];
  /** Regions or cells, drawn as labelled columns. A node is in one of them at most. */
  readonly areas: readonly PictureArea[];
  /** Start-up waves, first to start first, drawn as labelled rows. A node is in one of them, or there are none. */
  readonly waves: readonly PictureWave[];
  /** How many components were left out because nothing reaches them. Said under the picture. */
  readonly unaffectedCount: number;
}

/**
 * `needs`: arrows point at what is depended on. `failure`: they point at who is hit next.
 * `start`: they point at who may start next.
 */
export type PictureFlow = 'needs' | 'failure' | 'start';

export type PictureNode = PictureComponent | PictureJoint | PictureFold;

/** One component. */
export interface PictureComponent {
  readonly kind: 'component';
  /** Unique among all nodes of the picture. */
  readonly id: string;
  /** The name of the service, without its plane. */
  readonly label: string;
  readonly plane?: string;
  /** Absent where the picture does not speak of states. */
  readonly state?: PictureState;
  readonly role: PictureNodeRole;
  /** When the state begins: `t+5m`; or how long a start takes: `+12m`. */
  readonly when?: string;
  /** Each once. */
  readonly badges: readonly PictureBadge[];
}

/**
 * Where the members of a requirement with alternatives meet: `2 of 3`. Edges lead to it and on to the members.
 * It stands in the area and wave of its dependent unless it is a member of another.
 */
export interface PictureJoint {
  readonly kind: 'joint';
  readonly id: string;
  readonly atLeast: number;
  readonly memberCount: number;
  readonly state?: PictureState;
}

/** Several components that are drawn as one box, counted. */
export interface PictureFold {
  readonly kind: 'fold';
  readonly id: string;
  readonly count: number;
  readonly state?: PictureState;
  /** What holds for each of them. */
  readonly badges: readonly PictureBadge[];
}

export type PictureState = 'ok' | 'delayed' | 'degraded' | 'down';

/** `root`: what the scenario makes fail. `subject`: what the picture is about. `stuck`: what never starts. */
export type PictureNodeRole = 'root' | 'subject' | 'stuck' | 'other';

export type PictureBadge = 'frozen' | 'exposed' | 'external';

export interface PictureEdge {
  /** The dependent: a node's id. */
  readonly from: string;
  /** What it depends on: a node's id. */
  readonly to: string;
  readonly strength: 'hard' | 'soft' | 'async';
  /** Needed only to start, which the picture tells apart from what is needed to run. */
  readonly toStart?: true;
  readonly role: PictureEdgeRole;
}

/** `cause`: it carried the failure. `cycle`: on a short way round a cycle. `critical`: on the critical path. */
export type PictureEdgeRole = 'cause' | 'cycle' | 'critical' | 'other';

/** The planes of one service, held together. */
export interface PictureFrame {
  readonly id: string;
  readonly label: string;
  /** Ids of components, two or more. */
  readonly members: readonly string[];
}

export interface PictureArea {
  readonly label: string;
  /** Ids of nodes. */
  readonly members: readonly string[];
}

export interface PictureWave {
  readonly label: string;
  /** Ids of nodes. */
  readonly members: readonly string[];
}
