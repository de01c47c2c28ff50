import { expect, test } from "@jest/globals";
import { faultsOfHealth, faultsOfProxy, type ProxyChange } from "./faults-of-proxy.js";

test.each<[string, ProxyChange, string | null]>([
  ["a whole one", { name: "eu", displayName: "Europe", icon: "/eu.svg", url: "https://eu.example.com" }, null],
  ["a port and a path", { url: "http://10.0.0.1:8080/proxy" }, null],
  ["cleared texts", { displayName: null, icon: null }, null],
  ["a malformed name", { name: "EU!" }, "input.name"],
  ["no url", { url: null }, "input.url"],
  ["no address", { url: "eu.example.com" }, "input.url"],
  ["an address of no web server", { url: "ftp://eu.example.com" }, "input.url"],
  ["an address with a password", { url: "https://me:secret@eu.example.com" }, "input.url"],
  ["a NUL", { displayName: "a\0" }, "input.displayName"],
])("%s", (_, change, path) =>
  expect(faultsOfProxy(change).map((fault) => fault.path?.join("."))).toEqual(path === null ? [] : [path]),
);

test.each([
  ["a good report", { version: "1.2.3", errors: [] }, null],
  ["no version", { version: " ", errors: [] }, "input.version"],
  ["too long an error", { version: "1", errors: ["ok", "x".repeat(1025)] }, "input.errors.1"],
  ["too many errors", { version: "1", errors: Array<string>(101).fill("x") }, "input.errors"],
])("%s", (_, health, path) =>
  expect(faultsOfHealth(health).map((fault) => fault.path?.join("."))).toEqual(path === null ? [] : [path]),
);
