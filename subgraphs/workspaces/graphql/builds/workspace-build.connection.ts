import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { WorkspaceBuild } from "./workspace-build.type.js";

export const WorkspaceBuildConnection = connectionOf("WorkspaceBuild", () => WorkspaceBuild);
