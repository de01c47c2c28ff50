/** A tab of the explorer. */
export interface Example {
  query: string;
  variables?: string;
}

/** What somebody sees first: each works in the demo world as it is, and shows one thing. */
export const examples: readonly Example[] = [
  {
    query: `# Who you are, in each of your organizations.
query WhoAmI {
  viewer {
    username
    siteRoles { name }
    memberships(first: 10) {
      nodes {
        organization { name displayName }
        roles { name }
        groups { name }
      }
    }
  }
}
`,
  },
  {
    query: `# One organization, out of all four subgraphs.
# What you may not see is null, and an error says so.
query Organization($name: String!) {
  organization(name: $name) {
    displayName
    members(first: 3) {
      nodes { user { username } roles { name } quotaRemaining }
    }
    workspaces(first: 3) {
      nodes {
        name
        status
        owner { username }
        template { name }
        latestBuild { number job { status daemon { name } } }
      }
    }
    groupSync { claim mapping { claimValue targets } }
  }
}
`,
    variables: `{ "name": "raptix" }`,
  },
  {
    query: `# The newest jobs, and why a pending one waits.
query Jobs {
  provisionerJobs(first: 5) {
    nodes {
      id
      type
      status
      subjectName
      organization { name }
      queuePosition
      eligibility { verdict explanation }
    }
  }
}
`,
  },
  {
    query: `# The log of a job as it is written: put the id of
# one from Jobs into the variables.
subscription Log($jobId: ID!) {
  provisionerJobLogs(jobId: $jobId) {
    sequence
    stage
    level
    output
  }
}
`,
    variables: `{ "jobId": "" }`,
  },
];
