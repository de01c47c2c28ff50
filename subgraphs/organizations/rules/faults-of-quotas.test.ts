import { describe, expect, test } from "@jest/globals";
import { faultsOfQuotas } from "./faults-of-quotas.js";

describe("faultsOfQuotas", () => {
  const quota = (groupId: string, quotaAllowance: number) => ({ groupId, quotaAllowance });
  test.each([
    ["takes an allowance for each group", [quota("a", 0), quota("b", 2_147_483_647)], []],
    ["takes nothing to do", [], []],
    ["refuses less than nothing, and says where", [quota("a", 1), quota("b", -1)], ["input.quotas.1.quotaAllowance"]],
    ["refuses a group that is named twice", [quota("a", 1), quota("a", 2)], ["input.quotas.1.groupId"]],
  ])("%s", (_, quotas, paths) => {
    expect(faultsOfQuotas(quotas).map((fault) => fault.path?.join("."))).toEqual(paths);
  });
});
