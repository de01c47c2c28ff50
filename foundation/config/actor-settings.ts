import { z } from "zod";
import { SubgraphSecret, SubgraphSecrets } from "../actor-token/subgraph-secrets.js";
import type { Setting } from "./setting.js";

/** How subgraphs in other processes know who asks. */
export const actorSettings = {
  ORGPLANE_ACTOR_KEY: {
    schema: z.string().min(1).optional(),
    description:
      "The private Ed25519 key (a JWK as JSON) with which actor tokens are signed. Without it each gateway makes its own at start; several behind one address need the same.",
    isSecret: true,
    processes: ["gateway"],
  },
  ORGPLANE_ACTOR_SECRETS: {
    schema: SubgraphSecrets.optional(),
    description:
      "What the gateway shares with subgraphs in other processes: `name=secret`, several parted by commas, each of `openssl rand -base64 32`. A token for one of these has a MAC by its secret instead of a signature, which costs the gateway an eighth of the work, and the subgraph half.",
    isSecret: true,
    processes: ["gateway"],
  },
  ORGPLANE_ACTOR_SECRET: {
    schema: SubgraphSecret.optional(),
    description:
      "The same secret, at the subgraph: tokens that were made with it are believed as those are that the gateway signed.",
    isSecret: true,
    processes: ["subgraph"],
  },
  ORGPLANE_JWKS_URL: {
    schema: z.url().default("http://127.0.0.1:4000/.well-known/jwks.json"),
    description: "Where a subgraph finds the keys of the gateway whose actor tokens it trusts.",
    processes: ["subgraph"],
  },
} as const satisfies Record<string, Setting>;
