import { connectionOf } from "../../../../foundation/subgraph-kit/connections/connection-type.js";
import { TemplateVersion } from "./template-version.type.js";

export const TemplateVersionConnection = connectionOf("TemplateVersion", () => TemplateVersion);
