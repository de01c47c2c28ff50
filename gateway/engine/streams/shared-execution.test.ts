import { expect, test } from "@jest/globals";
import { SharedExecution } from "./shared-execution.js";

test("68 what is under way is shared with whoever sees the same, and with nobody else", async () => {
  const shared = new SharedExecution();
  const event = { data: {}, errors: [] };
  const [ada, grace] = [{}, {}];
  let made = 0;
  const ask = (audience: object, variables = "{}") =>
    shared.whileUnderWay(event, { variables, audience }, () => Promise.resolve({ data: { made: ++made } }));
  const answers = await Promise.all([ask(ada), ask(ada), ask(grace), ask(ada, '{"a":1}')]);
  expect(answers.map(({ data }) => data?.["made"])).toEqual([1, 1, 2, 3]);
  expect((await ask(ada)).data).toEqual({ made: 4 });
});
