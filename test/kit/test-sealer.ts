export { testSealer } from "../../testing/test-sealer.js";

/** The same key, for processes. */
export const testEncryptionKeys = { ORGPLANE_ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 1).toString("base64")}` };
