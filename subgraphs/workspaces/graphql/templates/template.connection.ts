import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { Template } from "./template.type.js";

export const TemplateConnection = connectionOf("Template", () => Template);
