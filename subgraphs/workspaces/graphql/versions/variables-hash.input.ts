import { Field, InputType } from "type-graphql";
import { exactlyOne, OfTemplateInput } from "./of-template.input.js";

@InputType({ description: exactlyOne })
export class VariablesHashInput extends OfTemplateInput {
  @Field(() => String, {
    description:
      "SHA-256 in hexadecimal of the variables as JSON: a list of `[name, value]`, sorted by name, without white space. The values themselves stay where they are.",
  })
  digest!: string;
}
