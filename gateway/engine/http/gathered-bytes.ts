/** Bytes that come in pieces, one behind the other: each is copied a few times at most, however many there are. */
export class GatheredBytes {
  #room: Buffer;
  #size: number;

  constructor(first: Buffer) {
    this.#room = Buffer.from(first);
    this.#size = first.length;
  }

  get all(): Buffer {
    return this.#room.subarray(0, this.#size);
  }

  /** All that has come, with this piece. */
  add(piece: Buffer): Buffer {
    const size = this.#size + piece.length;
    if (size > this.#room.length) {
      const room = Buffer.allocUnsafe(Math.max(2 * this.#room.length, size));
      this.#room.copy(room, 0, 0, this.#size);
      this.#room = room;
    }
    piece.copy(this.#room, this.#size);
    this.#size = size;
    return this.all;
  }
}
