import { GraphQLError } from "graphql";

export const typeDefs = `#graphql
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable", "@inaccessible"])

  type Query {
    me: User
    users: [User!]!
    user(id: ID!): User
    people: [Person]
  }

  type Mutation {
    renameUser(id: ID!, name: String!): User
  }

  type Subscription {
    userRenamed(times: Int = 2): User
  }

  interface Person {
    id: ID!
    name: String
  }

  type User implements Person @key(fields: "id") @key(fields: "username") {
    id: ID!
    username: String @shareable
    name: String
    settings(locale: String = "en"): Settings!
    broken: String
    brokenSettings: Settings!
    nicknames: [[String]]
  }

  type Bot implements Person @key(fields: "id") {
    id: ID!
    name: String
    owner: User
    unnamed: String!
  }

  type Settings @shareable {
    theme: Theme!
    favorite: Theme
    locale: String
  }

  enum Theme {
    LIGHT
    DARK
    SECRET @inaccessible
  }
`;

interface Account {
  id: string;
  username: string;
  name: string | null;
}

const users: Account[] = [
  { id: "1", username: "ada", name: "Ada" },
  { id: "2", username: "alan", name: null },
  { id: "3", username: "grace", name: "Grace" },
];

const typed = (user: Account | undefined) => user && { __typename: "User", ...user };
const find = ({ id, username }: Partial<Account>) =>
  typed(users.find((user) => user.id === id || user.username === username)) ?? null;

const fail = (): never => {
  throw new GraphQLError("It does not work.", { extensions: { code: "BROKEN" } });
};

export const resolvers = {
  Query: {
    me: () => find({ id: "1" }),
    users: () => users.map(typed),
    user: (_: unknown, { id }: { id: string }) => find({ id }),
    people: () => [find({ id: "1" }), null, { __typename: "Bot", id: "b1", name: "Bip" }],
  },
  Mutation: {
    renameUser: (_: unknown, { id, name }: { id: string; name: string }) => {
      const user = find({ id });
      return user && { ...user, name };
    },
  },
  Subscription: {
    userRenamed: {
      async *subscribe(_: unknown, { times }: { times: number }) {
        for (let time = 0; time < times; time++)
          yield await Promise.resolve({ userRenamed: find({ id: String(time + 1) }) });
      },
    },
  },
  User: {
    __resolveReference: find,
    settings: ({ id }: Account, { locale }: { locale: string }) => ({
      theme: id === "2" ? "DARK" : "LIGHT",
      favorite: id === "3" ? "SECRET" : "DARK",
      locale,
    }),
    broken: ({ id }: Account) => (id === "2" ? fail() : "whole"),
    brokenSettings: ({ id }: Account) => (id === "2" ? fail() : { theme: "LIGHT", locale: null }),
    nicknames: ({ username }: Account) => [[username, null], null, []],
  },
  Bot: {
    __resolveReference: ({ id }: { id: string }) => ({ id, name: "Bip" }),
    owner: () => find({ id: "3" }),
    unnamed: () => "Bip",
  },
};
