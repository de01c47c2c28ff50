import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";

/** What a secret opens: a user's access token, a provisioner key, a workspace proxy, a session. */
export type SecretPrefix = "orgp" | "orgk" | "orgx" | "orgs";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const randomLength = 43;
const checksumLength = 6;
const hashBytes = 32;
const shape = new RegExp(`^org[pkxs]_[0-9A-Za-z]{${String(randomLength + checksumLength)}}$`);

function base62(value: bigint, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest /= 62n) text = digits.charAt(Number(rest % 62n)) + text;
  return text;
}

const checksum = (text: string): string => base62(BigInt(crc32(text)), checksumLength);

/** A new secret: its prefix, 256 random bits and a checksum, so that scanners find one and a typing error shows. */
export function newSecret(prefix: SecretPrefix): string {
  const body = `${prefix}_${base62(BigInt(`0x${randomBytes(32).toString("hex")}`), randomLength)}`;
  return body + checksum(body);
}

/** Could this be a secret of ours? Tells a mistyped one without asking the database. */
export function isWellFormed(secret: string): boolean {
  return shape.test(secret) && secret.endsWith(checksum(secret.slice(0, -checksumLength)));
}

/** Is this what is stored of the secret? Takes as long for a hash that is nearly right as for any other. */
export const isHashOf = (secret: string, hash: Uint8Array): boolean =>
  hash.length === hashBytes && timingSafeEqual(hashSecret(secret), hash);

/** What is stored of a secret: SHA-256, which its 256 random bits need no salt for. */
export function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}
