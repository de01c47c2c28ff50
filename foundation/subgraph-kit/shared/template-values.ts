import { Field, InputType, ObjectType } from "type-graphql";
import { Shareable } from "../federation-directives.js";
import { graphqlEnum, type EnumOf } from "../graphql-enum.js";

/** Value types that workspaces and provisioners both speak of. */
export const ParameterType = graphqlEnum(
  "ParameterType",
  "What a parameter's value is read as; values travel as text.",
  {
    STRING: "Any text.",
    NUMBER: "A decimal number.",
    BOOL: "`true` or `false`.",
    LIST_OF_STRING: "A JSON array of strings.",
  },
);
export type ParameterType = EnumOf<typeof ParameterType>;

export const Monotonic = graphqlEnum("Monotonic", "Which way a number may change from build to build.", {
  INCREASING: "It never becomes smaller.",
  DECREASING: "It never becomes greater.",
});
export type Monotonic = EnumOf<typeof Monotonic>;

export const WorkspaceTransition = graphqlEnum("WorkspaceTransition", "What a build does to its workspace.", {
  START: "Makes it run.",
  STOP: "Takes down what need not outlive a night; the rest stays.",
  DELETE: "Destroys all its resources, and then the workspace.",
});
export type WorkspaceTransition = EnumOf<typeof WorkspaceTransition>;

@Shareable()
@ObjectType({ description: "One text file of a template version." })
export class TemplateFile {
  @Field(() => String, { description: "Relative to the template's root, with forward slashes." })
  path!: string;

  @Field(() => String, { description: "The whole text." })
  content!: string;
}

@InputType({ description: "A value for a parameter or variable." })
export class ParameterValueInput {
  @Field(() => String, { description: "The parameter's name." })
  name!: string;

  @Field(() => String, { description: "Text, whatever the type: `true`, `4`, a JSON array of strings." })
  value!: string;
}
