import { createHash } from "node:crypto";

/** What the log shows in place of a secret. */
const shown = "(secret)";

/** A field of an audited object that nobody may read: the log shows that it is there and that it changed, and nothing else. */
export class SecretField {
  readonly #digest: string;

  constructor(value: string | Uint8Array) {
    this.#digest = createHash("sha256").update(value).digest("hex");
  }

  /** Is it the same secret? */
  equals(other: unknown): boolean {
    return other instanceof SecretField && other.#digest === this.#digest;
  }

  toJSON(): string {
    return shown;
  }
}
