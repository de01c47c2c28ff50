import "reflect-metadata";
import { describe, expect, test } from "@jest/globals";
import { Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { Authenticated, Public, RequiresPermission } from "../../foundation/subgraph-kit/access-directives.js";
import { buildSubgraph } from "../../foundation/subgraph-kit/build-subgraph.js";
import { Key } from "../../foundation/subgraph-kit/federation-directives.js";

const definition = (resolver: new () => object, more: object = {}) => ({
  name: "organizations" as const,
  resolvers: [resolver] as [new () => object],
  types: [],
  entities: {},
  access: {},
  keepRefusal: () => Promise.resolve(),
  createContext: () => ({ actor: { kind: "anonymous" as const }, renew: () => undefined }),
  ...more,
});

@Key("id")
@RequiresPermission("TEMPLATE_READ")
@ObjectType()
class Declared {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

@Key("id")
@ObjectType()
class Forgotten {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

@Resolver()
class Sound {
  @RequiresPermission("TEMPLATE_READ")
  @Query(() => Declared, { nullable: true })
  declared(): null {
    return null;
  }
}

@Resolver()
class Careless {
  @Public("it tests what is not declared")
  @Query(() => Forgotten, { nullable: true })
  forgotten(): null {
    return null;
  }

  @Query(() => String, { nullable: true })
  bare(): null {
    return null;
  }

  @Authenticated()
  @Query(() => String, { nullable: true })
  fine(): null {
    return null;
  }
}

const access = { Declared: { of: () => ({}) } };

describe("a subgraph that does not say who may ask", () => {
  test("does not start, and names the fields", () => {
    expect(() => buildSubgraph(definition(Careless))).toThrow(
      /no access is declared on Query\.bare, Forgotten\.name\./,
    );
  });

  test("does not start where nothing says where a type's objects belong", () => {
    expect(() => buildSubgraph(definition(Sound))).toThrow(/Declared\.name needs a permission/);
  });

  test("starts where all is declared, and its schema shows it", () => {
    const { sdl } = buildSubgraph(definition(Sound, { access }));
    expect(sdl).toContain(
      'name: String! @requiresPermission(permission: TEMPLATE_READ) @authenticated @requiresScopes(scopes: [["template:read"]])',
    );
    expect(sdl).toContain('@composeDirective(name: "@requiresPermission")');
  });
});
