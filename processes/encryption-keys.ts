import { randomBytes } from "node:crypto";
import { encryptionKeyBytes, writeEncryptionKey, type EncryptionKey } from "../foundation/encryption/encryption-key.js";
import { createSealer, noSealer, type Sealer } from "../foundation/encryption/sealer.js";
import { StartupRefusal } from "../foundation/errors/startup-refusal.js";

/**
 * The keys given, or a refusal to start that has a new one to copy: on a database that others share and that outlives this
 * machine, a key that a process made for itself would be lost with it, and all that it sealed.
 */
export function requireEncryptionKeys(keys: readonly EncryptionKey[] | undefined): readonly EncryptionKey[] {
  if (keys) return keys;
  const proposed = writeEncryptionKey({ id: "1", secret: randomBytes(encryptionKeyBytes) });
  throw new StartupRefusal(
    `A database of your own (DATABASE_URL) needs a key that secrets are kept under, the same for every process and kept where it is not lost: set ORGPLANE_ENCRYPTION_KEYS, for example to this new one: ${proposed}`,
  );
}

/** Seals with these keys; refuses to, naming the setting, where there are none. */
export function sealerWith(keys: readonly EncryptionKey[] | undefined): Sealer {
  const [first, ...others] = keys ?? [];
  return first ? createSealer([first, ...others]) : noSealer;
}
