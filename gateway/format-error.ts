import { unwrapResolverError } from "@apollo/server/errors";
import type { GraphQLFormattedError } from "graphql";
import { isPublicCode, maskError } from "../foundation/errors/mask-errors.js";
import type { Log } from "../foundation/log/log.js";

/** What of an error's extensions a client may see. */
const shown = ({ stacktrace: _, ...extensions }: Record<string, unknown>): Record<string, unknown> => extensions;

/** The last look at an error: of the catalogue's, or masked. A subgraph has masked its own already. */
export function formatError(log: Log) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { extensions = {} } = formatted;
    if (isPublicCode(extensions["code"]) || "errorId" in extensions)
      return { ...formatted, extensions: shown(extensions) };
    const { path } = formatted;
    const masked = maskError(unwrapResolverError(error), log, { path, nodes: undefined });
    const service = extensions["serviceName"];
    return {
      ...masked.toJSON(),
      ...(path && { path }),
      extensions: { ...masked.extensions, ...(service !== undefined && { serviceName: service }) },
    };
  };
}
