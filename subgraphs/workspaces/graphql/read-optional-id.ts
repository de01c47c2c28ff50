import type { Id } from "../../../foundation/ids/ids.js";
import type { NodeType } from "../../../foundation/ids/prefixes.js";
import { readId } from "../../../foundation/ids/read-id.js";

/** As readId; nothing for nothing. */
export const readOptionalId = <Type extends NodeType>(
  type: Type,
  globalId: string | null | undefined,
  argument: string,
): Id<Type> | null => (globalId == null ? null : readId(type, globalId, argument));
