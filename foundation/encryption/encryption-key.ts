import { z } from "zod";

/** A key that things are sealed with, and the name by which what it sealed finds it again. */
export interface EncryptionKey {
  id: string;
  /** 32 bytes. */
  secret: Uint8Array;
}

const idShape = /^[A-Za-z0-9._-]{1,32}$/;
const base64Shape = /^[A-Za-z0-9+/]{43}=?$/;

const remedy = "write id:base64, where base64 is that of 32 random bytes (openssl rand -base64 32)";

function faultOf(text: string): string | null {
  const [id = "", ...rest] = text.split(":");
  if (!idShape.test(id)) return `a key's id has 1 to 32 letters, digits, dots, dashes or underscores: ${remedy}`;
  if (!base64Shape.test(rest.join(":"))) return `key ${id} has no 32 bytes: ${remedy}`;
  return null;
}

const parseKey = (text: string): EncryptionKey => {
  const [id = "", secret = ""] = text.split(":");
  return { id, secret: new Uint8Array(Buffer.from(secret, "base64")) };
};

/**
 * The keys as they are written: `id:base64`, parted by commas or white space. The first seals, all open, so a new one is put
 * in front and the old ones are kept until nothing that they sealed is left.
 */
export const EncryptionKeys = z.string().transform((text, context): readonly EncryptionKey[] => {
  const written = text.split(/[\s,]+/).filter((part) => part !== "");
  const faults = written.flatMap((part) => faultOf(part) ?? []);
  const ids = written.map((part) => part.split(":")[0]);
  if (written.length === 0) faults.push(`there is no key in it: ${remedy}`);
  if (new Set(ids).size < ids.length) faults.push("two keys have the same id");
  for (const message of faults) context.addIssue({ code: "custom", message });
  return faults.length > 0 ? z.NEVER : written.map(parseKey);
});

/** A key as it is written in the settings. */
export const writeEncryptionKey = ({ id, secret }: EncryptionKey): string =>
  `${id}:${Buffer.from(secret).toString("base64")}`;

/** How many bytes a key has: AES-256. */
export const encryptionKeyBytes = 32;
