import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { type EncryptionKey } from "./encryption-key.js";

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Keeps what the database must not know. What is sealed opens with the key that sealed it, for what it belongs to, and only
 * if nobody changed a bit of it.
 */
export interface Sealer {
  /** `belongsTo` names what it is for, such as `workspace_build:<uuid>:state`: moved elsewhere it does not open. */
  seal(plain: Uint8Array, belongsTo: string): Bytes;
  /** Throws an UnsealingError. */
  open(sealed: Uint8Array, belongsTo: string): Bytes;
  sealText(plain: string, belongsTo: string): Bytes;
  openText(sealed: Uint8Array, belongsTo: string): string;
}

/** Something sealed does not open: its key is gone from the settings, or it was changed, or moved. */
export class UnsealingError extends Error {
  override readonly name = "UnsealingError";
}

const algorithm = "aes-256-gcm";
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** What a sealed thing begins with: the version of its form, then the key's id after its length. */
function headerOf(keyId: string): Buffer {
  const id = Buffer.from(keyId, "utf8");
  return Buffer.concat([Buffer.from([version, id.length]), id]);
}

const associated = (header: Uint8Array, belongsTo: string): Buffer =>
  Buffer.concat([header, Buffer.from(belongsTo, "utf8")]);

function sealWith(key: EncryptionKey, plain: Uint8Array, belongsTo: string): Bytes {
  const header = headerOf(key.id);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key.secret, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associated(header, belongsTo));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([header, nonce, cipher.getAuthTag(), body]));
}

function partsOf(sealed: Uint8Array) {
  const all = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const headerEnds = 2 + (all[1] ?? 0);
  const tagEnds = headerEnds + nonceBytes + tagBytes;
  if (all[0] !== version || all.length < tagEnds) throw new UnsealingError("This was not sealed here.");
  return {
    header: all.subarray(0, headerEnds),
    keyId: all.subarray(2, headerEnds).toString("utf8"),
    nonce: all.subarray(headerEnds, headerEnds + nonceBytes),
    tag: all.subarray(headerEnds + nonceBytes, tagEnds),
    body: all.subarray(tagEnds),
  };
}

function openWith(keyById: ReadonlyMap<string, EncryptionKey>, sealed: Uint8Array, belongsTo: string): Bytes {
  const { header, keyId, nonce, tag, body } = partsOf(sealed);
  const key = keyById.get(keyId);
  if (!key) {
    throw new UnsealingError(
      `This was sealed with the key ${JSON.stringify(keyId)}, which is not in ORGPLANE_ENCRYPTION_KEYS: put it back behind the others.`,
    );
  }
  const decipher = createDecipheriv(algorithm, key.secret, nonce, { authTagLength: tagBytes });
  decipher.setAAD(associated(header, belongsTo));
  decipher.setAuthTag(tag);
  try {
    return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
  } catch (error) {
    throw new UnsealingError(`This was changed, or belongs to something else than ${belongsTo}.`, { cause: error });
  }
}

/** Seals with the first of the keys, and opens what any of them sealed. */
export function createSealer(keys: readonly [EncryptionKey, ...EncryptionKey[]]): Sealer {
  const keyById = new Map(keys.map((key) => [key.id, key]));
  const [first] = keys;
  return {
    seal: (plain, belongsTo) => sealWith(first, plain, belongsTo),
    open: (sealed, belongsTo) => openWith(keyById, sealed, belongsTo),
    sealText: (plain, belongsTo) => sealWith(first, Buffer.from(plain, "utf8"), belongsTo),
    openText: (sealed, belongsTo) => Buffer.from(openWith(keyById, sealed, belongsTo)).toString("utf8"),
  };
}

/** Of a process that nothing is sealed by: it says which setting is missing where something should be. */
export const noSealer: Sealer = (() => {
  const refuse = (): never => {
    throw new Error("Nothing can be sealed or opened here without ORGPLANE_ENCRYPTION_KEYS.");
  };
  return { seal: refuse, open: refuse, sealText: refuse, openText: refuse };
})();
