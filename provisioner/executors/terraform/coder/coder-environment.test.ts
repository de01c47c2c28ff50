import { expect, test } from "@jest/globals";
import { coderEnvironment } from "./coder-environment.js";

test("the provider is told of the workspace, and finds a parameter's value by the SHA-256 of its name", () =>
  expect(
    coderEnvironment({
      variables: { region: "eu", ignored: 4 },
      transition: "DELETE",
      metadata: { workspaceName: "dev", ownerName: "me", buildNumber: 2 },
    }),
  ).toEqual({
    CODER_WORKSPACE_TRANSITION: "stop",
    CODER_WORKSPACE_NAME: "dev",
    CODER_WORKSPACE_OWNER: "me",
    CODER_PARAMETER_c697d2981bf416569a16cfbcdec1542b5398f3cc77d2b905819aa99c46ecf6f6: "eu",
  }));

test("an import knows no workspace, and plans a start", () =>
  expect(coderEnvironment({ variables: {}, transition: null, metadata: {} })).toEqual({
    CODER_WORKSPACE_TRANSITION: "start",
  }));
