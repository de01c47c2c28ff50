import type {
  ParameterDefinition,
  ParameterValidation,
  Preset,
  Tags,
  VariableDefinition,
  WorkspaceResource,
} from "./documents.js";

type Optional<Value> = { [Key in keyof Value]?: Value[Key] | null };
type Reported<Value, Needed extends keyof Value> = Pick<Value, Needed> & Optional<Omit<Value, Needed>>;

/** As a daemon reports them: what it has nothing to say about it leaves out. */
export type ReportedVariable = Reported<VariableDefinition, "name" | "type" | "required" | "sensitive">;
export type ReportedPreset = Preset;
export interface ReportedResource extends Reported<Omit<WorkspaceResource, "metadata">, "type" | "name" | "address"> {
  metadata?: { key: string; value?: string | null; sensitive?: boolean | null }[] | null;
}
export interface ReportedParameter extends Reported<
  Omit<ParameterDefinition, "options" | "validation">,
  "name" | "type" | "required" | "mutable" | "ephemeral"
> {
  options?: { name: string; value: string; description?: string | null; icon?: string | null }[] | null;
  validation?: Optional<ParameterValidation> | null;
}

/** What an import job reports of its version. */
export interface ReportedVersion {
  variables?: readonly ReportedVariable[] | null;
  parameters?: readonly ReportedParameter[] | null;
  presets?: readonly ReportedPreset[] | null;
  resources?: readonly ReportedResource[] | null;
  readme?: string | null;
  provisionerTags?: Tags | null;
}

export const completeVariable = (variable: ReportedVariable): VariableDefinition => ({
  name: variable.name,
  type: variable.type,
  description: variable.description ?? "",
  // A sensitive variable's default is a secret too.
  defaultValue: variable.sensitive ? null : (variable.defaultValue ?? null),
  required: variable.required,
  sensitive: variable.sensitive,
});

const completeValidation = (validation: Optional<ParameterValidation>): ParameterValidation => ({
  min: validation.min ?? null,
  max: validation.max ?? null,
  monotonic: validation.monotonic ?? null,
  regex: validation.regex ?? null,
  error: validation.error ?? null,
});

export const completeParameter = (parameter: ReportedParameter): ParameterDefinition => ({
  name: parameter.name,
  displayName: parameter.displayName ?? parameter.name,
  description: parameter.description ?? "",
  type: parameter.type,
  defaultValue: parameter.defaultValue ?? null,
  required: parameter.required,
  mutable: parameter.mutable,
  ephemeral: parameter.ephemeral,
  options: (parameter.options ?? []).map(({ name, value, description, icon }) => ({
    name,
    value,
    description: description ?? "",
    icon: icon ?? "",
  })),
  validation: parameter.validation ? completeValidation(parameter.validation) : null,
});

/** Sensitive values are dropped here, before they could be kept. */
export const completeResource = (resource: ReportedResource): WorkspaceResource => ({
  type: resource.type,
  name: resource.name,
  address: resource.address,
  icon: resource.icon ?? "",
  dailyCost: resource.dailyCost ?? 0,
  metadata: (resource.metadata ?? []).map(({ key, value, sensitive }) => ({
    key,
    value: sensitive ? null : (value ?? null),
    sensitive: sensitive ?? false,
  })),
});

export const completePreset = ({ name, isDefault, parameters }: ReportedPreset): Preset => ({
  name,
  isDefault,
  parameters: parameters.map((parameter) => ({ name: parameter.name, value: parameter.value })),
});

/** Credits a day of all of them. */
export const costOf = (resources: readonly WorkspaceResource[]): number =>
  resources.reduce((sum, { dailyCost }) => sum + dailyCost, 0);
