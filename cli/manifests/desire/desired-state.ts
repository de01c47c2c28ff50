import type { Desired } from "../plan/resources.js";

/** What a template version is made of. */
export interface Content {
  /** By which the graph tells contents apart; where there are variables, what it would be without them. */
  hash: string;
  files: { path: string; content: string }[];
  variables: { name: string; value: string }[];
  provisionerTags: Record<string, string>;
  /** Of variables whose values are secret: where they stand. */
  references: Record<string, SecretReference>;
}

/** A reference to what a manifest never holds. */
export interface SecretReference {
  env?: string;
  /** Absolute. */
  file?: string;
}

/** A whole manifest as flat resources. */
export interface DesiredState {
  label: string | null;
  resources: readonly Desired[];
  /** The lists that are managed, empty ones too, as addresses: `raptix/groups`. */
  lists: readonly string[];
  /** By the address of the template: two with one hash may have different secrets. */
  contents: Readonly<Record<string, Content>>;
  /** By the address of the identity provider. */
  secrets: Readonly<Record<string, SecretReference>>;
}
