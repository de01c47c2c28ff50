const restrict = (message, ...selectors) => selectors.map((selector) => ({ selector, message }));

/** The clock is injected: nothing asks the machine what time it is. */
export const timeIsAParameter = restrict(
  "Time is a parameter: ask the clock.",
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  "CallExpression[callee.object.name='performance'][callee.property.name='now']",
);

/** A rule takes values and returns a plan. */
export const rulesArePure = restrict(
  "A rule takes values and returns a plan: nothing is awaited, drawn or read from the process.",
  ":function[async=true]",
  "AwaitExpression",
  "Identifier[name='Promise']",
  "Identifier[name='process']",
  "CallExpression[callee.object.name='Math'][callee.property.name='random']",
);

export const noSkippedTests = restrict(
  "Every test runs: none is skipped, none runs alone.",
  "MemberExpression[property.name=/^(skip|only|todo|failing)$/][object.name=/^(test|it|describe)$/]",
  "MemberExpression[property.name=/^(skip|only|todo|failing)$/][object.property.name=/^(concurrent|each)$/]",
  "CallExpression[callee.name=/^[xf](test|it|describe)$/]",
);
