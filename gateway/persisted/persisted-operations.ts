import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import { GraphQLError } from "graphql";
import { LRUCache } from "lru-cache";
import type { ErrorCode } from "../../foundation/errors/catalogue.js";
import type { Limits } from "../limits/limits.js";
import { hashOf, type TrustedOperations } from "./trusted-operations.js";

type Persisting = Exclude<ApolloServerOptionsWithGateway<object>["persistedQueries"], false | undefined>;
export type KeyValueCache = NonNullable<Persisting["cache"]>;

export interface PersistedSettings {
  /** Any: clients persist what they send. Trusted: nothing but the list is executed. Unpersisted: every request brings its text. */
  accepted: "any" | "trusted" | "unpersisted";
  /** Null where there is no list. */
  trusted: TrustedOperations | null;
}

/** What of a request names an operation. */
export interface Named {
  text: string | null;
  extensions: unknown;
}

export interface PersistedOperations {
  /** Where texts are found by their hash, and kept; null where none are. */
  cache: KeyValueCache | null;
  /** Throws for a text that is not under the hash it is sent with, or that nobody trusts. */
  check: (named: Named) => void;
}

/** Characters of texts that clients had us keep. */
const mostKept = 8_000_000;

function refusal(code: ErrorCode | "BAD_REQUEST", message: string, status: number): GraphQLError {
  const error = new GraphQLError(message, { extensions: { code } });
  error.extensions["http"] = { status };
  return error;
}

interface Persisted {
  version?: unknown;
  sha256Hash?: unknown;
}

/** By Apollo's protocol of persisted queries, version 1. */
function checkHash({ text, extensions }: Named): void {
  const persisted = (extensions as { persistedQuery?: Persisted | null } | null | undefined)?.persistedQuery;
  if (!persisted) return;
  if (persisted.version !== 1)
    throw refusal("BAD_REQUEST", "The version of a persisted query must be 1, in extensions.persistedQuery.", 400);
  if (typeof persisted.sha256Hash !== "string")
    throw refusal("BAD_REQUEST", "A persisted query needs a sha256Hash, in extensions.persistedQuery.", 400);
  if (text !== null && hashOf(text) !== persisted.sha256Hash.toLowerCase())
    throw refusal("BAD_REQUEST", "The query has another SHA-256 than the sha256Hash that it is sent with.", 400);
}

const cacheOf = ({ accepted, trusted }: PersistedSettings): KeyValueCache => {
  const kept = new LRUCache<string, string>({ maxSize: mostKept, sizeCalculation: (text) => text.length + 1 });
  // Apollo Server puts its own word before each hash.
  const idOf = (key: string): string => key.slice(key.indexOf(":") + 1);
  return {
    get: (key) => Promise.resolve(trusted?.textOf(idOf(key)) ?? kept.get(idOf(key))),
    set(key, text) {
      if (accepted === "any") kept.set(idOf(key), text);
      return Promise.resolve();
    },
    delete: (key) => Promise.resolve(kept.delete(idOf(key))),
  };
};

/** A deployment that configures nothing. */
export const anyOperation: PersistedSettings = { accepted: "any", trusted: null };

/** Operations that are sent by their hash, and a list of those that alone are accepted where it is enforced. */
export function persistedOperations(settings: PersistedSettings): PersistedOperations {
  const { accepted, trusted } = settings;
  return {
    cache: accepted === "unpersisted" ? null : cacheOf(settings),
    check(named) {
      checkHash(named);
      if (accepted !== "trusted" || named.text === null || trusted?.isTrusted(named.text)) return;
      const message =
        "Only operations of this deployment's list are executed: send the id of one, or have yours added.";
      throw refusal("OPERATION_NOT_TRUSTED", message, 403);
    },
  };
}

/** The same limits, for ways in that know an operation by its text alone: what is not accepted is refused with what is too much. */
export const trustedWithin = (limits: Limits, persisted: PersistedOperations): Limits => ({
  ...limits,
  checkText(text) {
    persisted.check({ text, extensions: null });
    limits.checkText(text);
  },
});
