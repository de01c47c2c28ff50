import config from "./jest.config.js";

const unit = config.projects.find(({ displayName }) => displayName === "unit");

/** The comparison with the reference gateway at full length. */
export default {
  ...unit,
  displayName: "differential",
  testMatch: ["<rootDir>/gateway/engine/differential.test.ts"],
  globals: { differentialOperations: 5_000 },
};
