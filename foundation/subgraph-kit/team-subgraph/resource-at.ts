import { decodeIdOf } from "../../ids/global-id.js";
import type { Id } from "../../ids/ids.js";
import type { NodeType } from "../../ids/prefixes.js";
import type { Resource } from "../../rbac/decide.js";
import type { Place } from "./team-subgraph.js";

/** Nothing is decided on what is no id: without its organization an object would be the whole deployment's. */
function decoded<Type extends NodeType>(type: Type, globalId: string | null | undefined): Id<Type> | null {
  if (globalId === null || globalId === undefined) return null;
  const id = decodeIdOf(type, globalId);
  if (id === null) throw new Error(`${JSON.stringify(globalId)} is no global id of type ${type}.`);
  return id;
}

/** A place as decisions are made on it; throws where an id is none. */
export const resourceAt = ({ organizationId, ownerId }: Place): Resource => ({
  organizationId: decoded("Organization", organizationId),
  ownerId: decoded("User", ownerId),
});
