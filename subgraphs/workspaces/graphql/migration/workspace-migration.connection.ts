import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { WorkspaceMigration } from "./workspace-migration.type.js";

export const WorkspaceMigrationConnection = connectionOf("WorkspaceMigration", () => WorkspaceMigration);
