import { describe, expect, test } from "@jest/globals";
import { faultsOfUser, type UserFields } from "./faults-of-user.js";

describe("faultsOfUser", () => {
  test.each<[string, UserFields, string[]]>([
    ["takes a username, a name and an address", { username: "ada", name: "Ada", email: "ada@example.com" }, []],
    ["judges nothing that is left out", {}, []],
    ["takes a cleared name, address and picture", { name: null, email: null, avatarUrl: null }, []],
    ["refuses a cleared username", { username: null }, ["username"]],
    ["refuses a username with capitals", { username: "Ada" }, ["username"]],
    ["refuses what is no address", { email: "ada at example.com" }, ["email"]],
    ["refuses an empty address", { email: "" }, ["email"]],
    ["says all that is wrong at once", { username: "a b", email: "ada" }, ["username", "email"]],
  ])("%s", (_, fields, faulty) => expect(faultsOfUser(fields).map((fault) => fault.path?.[1])).toEqual(faulty));
});
