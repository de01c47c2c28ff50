import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { IdentityResync } from "./identity-resync.type.js";

export const IdentityResyncConnection = connectionOf("IdentityResync", () => IdentityResync, { countable: false });
