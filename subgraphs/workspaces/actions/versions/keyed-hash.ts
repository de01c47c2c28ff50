import { createHmac } from "node:crypto";

const hmac = (key: Uint8Array, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** HMAC-SHA-256 in hex of a digest, by a key that is the organization's alone: in another one equal values look different. */
export const keyedHash = (hashKey: Uint8Array, organizationId: string, digest: string): string =>
  hmac(hmac(hashKey, organizationId), digest).toString("hex");
