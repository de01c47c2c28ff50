export type Transition = "START" | "STOP" | "DELETE";

export interface TemplateFile {
  path: string;
  content: string;
}

/** A job as the control plane hands it out: all that there is to work with. */
export interface AcquiredJob {
  id: string;
  type: "TEMPLATE_IMPORT" | "WORKSPACE_BUILD";
  files: readonly TemplateFile[];
  /** Values by the names of Terraform's variables; text, whatever their type. */
  variables: Readonly<Record<string, unknown>>;
  /** Null for an import. */
  transition: Transition | null;
  /** Base64 of what the last build left behind; null for none. */
  state: string | null;
  /** Names and ids of the workspace, its owner, template and organization. */
  metadata: Readonly<Record<string, unknown>>;
  reportEverySeconds: number;
}
