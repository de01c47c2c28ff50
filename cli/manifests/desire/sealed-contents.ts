import type { Content, DesiredState, SecretReference } from "./desired-state.js";

const mapContents = (desired: DesiredState, change: (content: Content) => Content): DesiredState => ({
  ...desired,
  contents: Object.fromEntries(
    Object.entries(desired.contents).map(([address, content]) => [address, change(content)]),
  ),
});

/** Without the values that are secret, to be kept on disk. */
export const withoutSecrets = (desired: DesiredState): DesiredState =>
  mapContents(desired, (content) => ({
    ...content,
    variables: content.variables.map((each) => (each.name in content.references ? { ...each, value: "" } : each)),
  }));

/** With the values that are secret, as they stand now: a plan that is made of them shows whether they are what they were. */
export const withSecrets = (
  desired: DesiredState,
  read: (reference: SecretReference) => string | undefined,
): DesiredState =>
  mapContents(desired, (content) => ({
    ...content,
    variables: content.variables.map((each) => {
      const reference = content.references[each.name];
      return reference ? { ...each, value: read(reference) ?? "" } : each;
    }),
  }));
