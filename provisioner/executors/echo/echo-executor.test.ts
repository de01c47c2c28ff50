import { expect, test } from "@jest/globals";
import type { Transition } from "../../jobs/acquired-job.js";
import { echoedResources } from "./echo-executor.js";

const resources = [
  { type: "machine", name: "main", dailyCost: 4, persistent: false, metadata: [] },
  { type: "disk", name: "home", dailyCost: 1, persistent: true, metadata: [] },
];

test.each<[Transition, string[]]>([
  ["START", ["machine.main", "disk.home"]],
  ["STOP", ["disk.home"]],
  ["DELETE", []],
])("after %s there are %j", (transition, addresses) =>
  expect(echoedResources({ resources }, transition).map(({ address }) => address)).toEqual(addresses),
);
