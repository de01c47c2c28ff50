import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { Workspace } from "./workspace.type.js";

export const WorkspaceConnection = connectionOf("Workspace", () => Workspace);
