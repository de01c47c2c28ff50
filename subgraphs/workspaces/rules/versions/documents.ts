/** What an import found, as it is kept with its version and shown. */

export interface ParameterValue {
  name: string;
  value: string;
}

export interface ParameterOption {
  name: string;
  value: string;
  description: string;
  icon: string;
}

export interface ParameterValidation {
  min: number | null;
  max: number | null;
  monotonic: "INCREASING" | "DECREASING" | null;
  regex: string | null;
  error: string | null;
}

export interface ParameterDefinition {
  name: string;
  displayName: string;
  description: string;
  type: "STRING" | "NUMBER" | "BOOL" | "LIST_OF_STRING";
  defaultValue: string | null;
  required: boolean;
  mutable: boolean;
  ephemeral: boolean;
  options: ParameterOption[];
  validation: ParameterValidation | null;
}

export interface VariableDefinition {
  name: string;
  type: string;
  description: string;
  defaultValue: string | null;
  required: boolean;
  sensitive: boolean;
}

export interface Preset {
  name: string;
  isDefault: boolean;
  parameters: ParameterValue[];
}

export interface WorkspaceResource {
  type: string;
  name: string;
  address: string;
  icon: string;
  dailyCost: number;
  metadata: { key: string; value: string | null; sensitive: boolean }[];
}

export type Tags = Record<string, string>;
