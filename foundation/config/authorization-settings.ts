import { z } from "zod";
import { flag, type Setting } from "./setting.js";

const processes: Setting["processes"] = ["gateway"];

/** Whom the gateway's process knows, and how it holds the security directives of a supergraph. */
export const authorizationSettings = {
  ORGPLANE_FIELD_AUTHORIZATION: {
    schema: z.enum(["filter", "reject", "dry-run", "off"]).default("filter"),
    description:
      "What becomes of an operation with fields that its actor can nowhere have: `filter` answers the rest, `reject` executes nothing, `dry-run` executes all and says what would be refused, `off` lets all pass. orgplane's subgraphs decide for themselves all the same.",
    processes,
  },
  ORGPLANE_FIELD_AUTHORIZATION_MUTATIONS: {
    schema: z.enum(["refuse", "filter"]).default("refuse"),
    description:
      "What `filter` makes of a mutation with a field that its actor can nowhere have: `refuse` executes nothing of it, `filter` executes its other fields.",
    processes,
  },
  ORGPLANE_FIELD_AUTHORIZATION_REJECT_STATUS: {
    schema: z.enum(["403", "200"]).default("403"),
    description:
      "The HTTP status of what `reject` turns away: `403` without `data`, `200` with null for it. It is 200 where ORGPLANE_FIELD_AUTHORIZATION_ERRORS is not `errors`.",
    processes,
  },
  ORGPLANE_FIELD_AUTHORIZATION_ERRORS: {
    schema: z.enum(["errors", "extensions", "none"]).default("errors"),
    description:
      "Where it is said which fields were refused: among the `errors`, in `extensions.authorizationErrors`, or not at all.",
    processes,
  },
  ORGPLANE_REQUIRE_AUTHENTICATION: {
    schema: flag.default(false),
    description:
      "`true` answers nobody who has not signed in, whatever they ask for: HTTP 401, and WebSockets are closed with 4401. Signing in by a mutation is then not possible either.",
    processes,
  },
  ORGPLANE_JWT_JWKS_URL: {
    schema: z.url().optional(),
    description:
      "For a supergraph of others: the keys of the JSON Web Tokens that its users sign in with. Subgraphs are handed the same token. Not together with DATABASE_URL.",
    processes,
  },
  ORGPLANE_JWT_ISSUER: {
    schema: z.string().min(1).optional(),
    description: "Who must have issued such a token; anybody whose key is there unless given.",
    processes,
  },
  ORGPLANE_JWT_AUDIENCE: {
    schema: z.string().min(1).optional(),
    description: "Whom such a token must be meant for; not looked at unless given.",
    processes,
  },
  ORGPLANE_JWT_SCOPES_CLAIM: {
    schema: z.string().min(1).default("scope"),
    description: "The claim with the scopes of whoever holds such a token: a list, or a text with spaces between.",
    processes,
  },
  ORGPLANE_JWT_POLICIES_CLAIM: {
    schema: z.string().min(1).default("policies"),
    description: "The claim with the policies that hold for them, in the same form.",
    processes,
  },
  ORGPLANE_JWT_FAULTY: {
    schema: z.enum(["refuse", "anonymous"]).default("refuse"),
    description:
      "What becomes of a request whose token has expired, is of others or is none: `refuse` answers 401, `anonymous` goes on as if it had none.",
    processes,
  },
} as const satisfies Record<string, Setting>;
