import { createSealer } from "../../foundation/encryption/sealer.js";

/** Seals with a key that everybody knows. */
export const testSealer = createSealer([{ id: "test", secret: new Uint8Array(32).fill(1) }]);

/** The same key, for processes. */
export const testEncryptionKeys = { ORGPLANE_ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 1).toString("base64")}` };
