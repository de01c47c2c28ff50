/** What a successful job says of its work; what does not apply is left out. */
export interface JobResult {
  /** Base64. */
  state?: string;
  resources?: Resource[];
  variables?: Variable[];
  parameters?: Parameter[];
  presets?: Preset[];
  readme?: string;
  provisionerTags?: Record<string, string>;
}

export interface Resource {
  type: string;
  name: string;
  address: string;
  icon?: string;
  /** Credits a day. */
  dailyCost?: number;
  metadata?: { key: string; value?: string; sensitive?: boolean }[];
}

export interface Variable {
  name: string;
  type: string;
  description?: string;
  defaultValue?: string;
  required: boolean;
  sensitive: boolean;
}

export type ParameterType = "STRING" | "NUMBER" | "BOOL" | "LIST_OF_STRING";

export interface Parameter {
  name: string;
  displayName?: string;
  description?: string;
  type: ParameterType;
  defaultValue?: string;
  required: boolean;
  mutable: boolean;
  ephemeral: boolean;
  options?: { name: string; value: string; description?: string; icon?: string }[];
  validation?: { min?: number; max?: number; monotonic?: "INCREASING" | "DECREASING"; regex?: string; error?: string };
}

export interface Preset {
  name: string;
  isDefault: boolean;
  parameters: { name: string; value: string }[];
}

/** Credits a day of all of them. */
export const dailyCostOf = (resources: readonly Resource[]): number =>
  resources.reduce((sum, { dailyCost = 0 }) => sum + dailyCost, 0);
