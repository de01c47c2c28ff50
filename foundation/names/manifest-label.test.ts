import { describe, expect, test } from "@jest/globals";
import { faultsOfManifestLabel } from "./manifest-label.js";

describe("faultsOfManifestLabel", () => {
  test.each([undefined, null, "platform", "eu-1", "x".repeat(64)])("%j will do", (label) =>
    expect(faultsOfManifestLabel(label)).toEqual([]),
  );

  test.each(["", "Platform", "a--b", "-a", "a b", "x".repeat(65)])("%j is refused", (label) =>
    expect(faultsOfManifestLabel(label)).toMatchObject([{ code: "INVALID", path: ["input", "manifestLabel"] }]),
  );
});
