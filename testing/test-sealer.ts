import { createSealer } from "../foundation/encryption/sealer.js";

/** Seals with a key that everybody knows. */
export const testSealer = createSealer([{ id: "test", secret: new Uint8Array(32).fill(1) }]);
