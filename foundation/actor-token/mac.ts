import { hash, type KeyObject } from "node:crypto";

const blockBytes = 64;
const hashBytes = 32;
/** Texts up to so many bytes are put together in place. */
const mostInPlace = 16_384;

/** A block with a key in it, mixed with a byte, and room for what is hashed behind it. */
function padded(key: Buffer, byte: number, room: number): Buffer {
  const block = Buffer.alloc(blockBytes + room, byte, "latin1");
  for (const [at, value] of key.entries()) block[at] = value ^ byte;
  return block;
}

/**
 * HMAC with SHA-256 (RFC 2104) of texts of ASCII, in base64url. By two hashes: an `Hmac` of Node's is an object outside of the heap, whose
 * making and collecting cost a gateway more than both.
 */
export function macBy(secret: KeyObject): (text: string) => string {
  const given = secret.export();
  const key = given.length > blockBytes ? hash("sha256", given, "buffer") : given;
  const inner = padded(key, 0x36, mostInPlace);
  const outer = padded(key, 0x5c, hashBytes);
  const innerOf = (text: string): Buffer => {
    if (text.length > mostInPlace) return Buffer.concat([inner.subarray(0, blockBytes), Buffer.from(text, "latin1")]);
    return inner.subarray(0, blockBytes + inner.write(text, blockBytes, "latin1"));
  };
  return (text) => {
    hash("sha256", innerOf(text), "buffer").copy(outer, blockBytes);
    return hash("sha256", outer, "base64url");
  };
}
