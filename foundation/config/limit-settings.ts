import { z } from "zod";
import type { Setting } from "./setting.js";

const upTo = (most: number) => z.coerce.number().int().min(1).max(most);
const processes: Setting["processes"] = ["serve", "gateway"];

/** How much one request may ask of the gateway: a setting for each file of gateway/limits. */
export const limitSettings = {
  ORGPLANE_LIMIT_BODY_MIB: {
    schema: upTo(64).default(4),
    description:
      "How large a request's body may be, in MiB: a template's files fit, as JSON. Without a token or session 1 MiB is the most; with a provisioner key 24 MiB are accepted, for states.",
    processes,
  },
  ORGPLANE_LIMIT_TOKENS: {
    schema: upTo(100_000).default(10_000),
    description: "Of how many words and signs a document may consist.",
    processes,
  },
  ORGPLANE_LIMIT_DEPTH: {
    schema: upTo(100).default(30),
    description: "How many fields of an operation may stand inside one another, fragments included.",
    processes,
  },
  ORGPLANE_LIMIT_FRAGMENTS: {
    schema: upTo(2_000).default(250),
    description: "How many fragments a document may define.",
    processes,
  },
  ORGPLANE_LIMIT_OPERATIONS: {
    schema: upTo(1_000).default(50),
    description: "How many operations a document may have, of which one is executed.",
    processes,
  },
  ORGPLANE_LIMIT_FIELDS: {
    schema: upTo(50_000).default(3_000),
    description: "How many fields an operation may select, those of a fragment wherever it is spread.",
    processes,
  },
  ORGPLANE_LIMIT_ALIASES: {
    schema: upTo(10_000).default(250),
    description: "How many fields of a document may have an alias or be selected again beside themselves.",
    processes,
  },
  ORGPLANE_LIMIT_MERGES: {
    schema: upTo(1_000_000).default(10_000),
    description:
      "How many pairs of fields with one key, or of fragments, may come together in one place of an answer: each is compared before the operation is valid.",
    processes,
  },
  ORGPLANE_LIMIT_ROOT_FIELDS: {
    schema: upTo(1_000).default(100),
    description: "How many fields of Query or Mutation an operation may select.",
    processes,
  },
  ORGPLANE_LIMIT_DIRECTIVES: {
    schema: upTo(10_000).default(250),
    description: "How many directives may stand in a document.",
    processes,
  },
  ORGPLANE_LIMIT_COST: {
    schema: upTo(100_000_000).default(100_000),
    description:
      "How many objects an operation may ask for at most: by `first`, `last` or `ids` where a list has them, else 50 a page and 10 a list; a mutation counts as 10 more.",
    processes,
  },
  ORGPLANE_LIMIT_SECONDS: {
    schema: upTo(600).default(60),
    description:
      "How long a query or mutation may take; then it is answered with an error. Subscriptions are not meant.",
    processes,
  },
  ORGPLANE_LIMIT_REQUESTS_PER_MINUTE: {
    schema: z.coerce.number().int().min(0).max(10_000_000).default(12_000),
    description:
      "How many requests a user, provisioner key, workspace proxy or, without any of these, an address may send a minute, at this process; 0 for any number.",
    processes,
  },
} as const satisfies Record<string, Setting>;
