import { readId } from "../../../../foundation/ids/read-id.js";
import type { ClaimMappingInput } from "./claim-mapping.input.js";
import type { ClaimSyncInput } from "./claim-sync.input.js";

type Mappings = ClaimMappingInput[] | null | undefined;

/** Targets that are nodes, by UUID; a malformed id is a BAD_USER_INPUT that says where. */
function readTargets<Given extends Mappings>(node: "Organization" | "Group", mappings: Given, at: string): Given {
  return mappings?.map(({ claimValue, targets }, index) => ({
    claimValue,
    targets: targets.map((id, target) => readId(node, id, `${at}.${String(index)}.targets.${String(target)}`)),
  })) as Given;
}

/** The change of a setting whose targets are nodes, with their UUIDs; `at` is where it stands in the arguments. */
export function readChange<Input extends ClaimSyncInput>(
  node: "Organization" | "Group",
  input: Input,
  at = "input",
): Input {
  const { mapping, mappingPatch } = input;
  return {
    ...input,
    ...(mapping !== undefined && { mapping: readTargets(node, mapping, `${at}.mapping`) }),
    ...(mappingPatch && {
      mappingPatch: {
        add: readTargets(node, mappingPatch.add, `${at}.mappingPatch.add`),
        remove: readTargets(node, mappingPatch.remove, `${at}.mappingPatch.remove`),
      },
    }),
  };
}
