import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { IdentitySyncRun } from "./identity-sync-run.type.js";

export const IdentitySyncRunConnection = connectionOf("IdentitySyncRun", () => IdentitySyncRun, { countable: false });
