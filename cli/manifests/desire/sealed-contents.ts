import type { Content, DesiredState, SecretReference } from "./desired-state.js";
import { hashOf } from "./template-resource.js";

const mapContents = (desired: DesiredState, change: (content: Content) => Content): DesiredState => ({
  ...desired,
  contents: Object.fromEntries(Object.entries(desired.contents).map(([hash, content]) => [hash, change(content)])),
});

/** Without the values that are secret, to be kept on disk. */
export const withoutSecrets = (desired: DesiredState): DesiredState =>
  mapContents(desired, (content) => ({
    ...content,
    variables: content.variables.map((each) => (each.name in content.references ? { ...each, value: "" } : each)),
  }));

/** With the values that are secret, as they stand now; null where one of them is no longer what it was. */
export function withSecrets(
  desired: DesiredState,
  read: (reference: SecretReference) => string | undefined,
): DesiredState | null {
  const filled = mapContents(desired, (content) => ({
    ...content,
    variables: content.variables.map((each) => {
      const reference = content.references[each.name];
      return reference ? { ...each, value: read(reference) ?? "" } : each;
    }),
  }));
  return Object.values(filled.contents).every((content) => hashOf(content) === content.hash) ? filled : null;
}
