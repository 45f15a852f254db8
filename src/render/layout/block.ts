/** What is moved as one: a box, or a frame with its boxes in it. */
export interface Block {
  readonly width: number;
  readonly height: number;
  readonly column: number;
  readonly wave: number;
  readonly top: boolean;
  /** The frame's number, or -1. */
  readonly frame: number;
  readonly members: readonly BlockMember[];
}

export interface BlockMember {
  readonly box: number;
  /** Of its top left corner from that of the block. */
  readonly dx: number;
  readonly dy: number;
  /** Links that come from above stay this far right of the box's left side, to spare the label of the frame. */
  readonly labelInset: number;
}
