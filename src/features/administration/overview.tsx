/** The first page of administration, and what waits for an administrator. */
import type { Tx } from '../../platform/db/tx.ts'
import type { Person, Routes } from '../../platform/http/app.ts'
import type { Waiting } from '../../platform/http/home.tsx'
import { countJobs } from '../../platform/jobs/queries.ts'
import { List, Text } from '../../platform/views/prose.tsx'
import { counted } from '../../values/figures.ts'
import { listHolds } from './holds/queries.ts'
import { administrationPaths as paths } from './paths.ts'
import { policyWords } from './policies/naming/rules.ts'
import { listAskedPolicies } from './policies/queries.ts'
import { lookAtAskedRoles } from './roles/actions.ts'
import { roleName } from './roles/rules.ts'
import { Section } from './section.tsx'
import { listOpenMoves } from './units/queries.ts'
import { standingOf, whyNotApprove } from './units/rules.ts'

/** What this administrator can approve; what needs another one is not theirs to do. */
export async function findWaiting(tx: Tx, { account: me }: Pick<Person, 'account'>): Promise<Waiting[]> {
  const [roles, policies, moves] = [await lookAtAskedRoles(tx), await listAskedPolicies(tx), await listOpenMoves(tx)]
  const [holds, jobs] = [await listHolds(tx), await countJobs(tx)]
  const failed = jobs.filter(({ state }) => state === 'failed').reduce((sum, each) => sum + each.count, 0)
  return [
    ...roles
      .filter(({ account, askedBy }) => account !== me && askedBy !== me)
      .map(({ id, role, name }) => ({ text: `Approve or leave: ${roleName(role)} for ${name}`, href: paths.role(id) })),
    ...policies
      .filter(({ askedBy }) => askedBy !== me)
      .map(({ id, kind, key }) => ({ text: `Approve or leave a change of: ${policyWords(kind, key).name}`, href: paths.policy(id) })),
    ...moves
      .filter(move => standingOf(move) === 'waits' && whyNotApprove(move, me) === undefined)
      .map(({ id, unitName, belowName }) => ({ text: `Approve or leave: ${unitName} moves below ${belowName}`, href: paths.move(id) })),
    ...(holds.some(({ liftAskedBy, liftedAt }) => liftedAt === null && liftAskedBy !== null && liftAskedBy !== me)
      ? [{ text: 'A legal hold waits to be lifted', href: paths.holds }]
      : []),
    ...(failed > 0 ? [{ text: `${counted(failed, 'job has', 'jobs have')} failed`, href: paths.jobs }] : []),
  ]
}

const OverviewPage = ({ waiting }: { waiting: readonly Waiting[] }) => (
  <Section title="Administration">
    <Text>
      Who may do what in Muster, and by which rules. Giving a role, changing a rule and lifting a hold need two administrators, and neither
      may be the person it is about. The database itself sees to that.
    </Text>
    <h2 class="govuk-heading-m">Waiting for you</h2>
    {waiting.length === 0 ? (
      <Text>Nothing waits for your approval.</Text>
    ) : (
      <List
        items={waiting.map(({ text, href }) => (
          <a key={href} class="govuk-link" href={href}>
            {text}
          </a>
        ))}
      />
    )}
  </Section>
)

export const overviewRoutes: Routes = async app => {
  app.get(paths.overview, { config: { act: 'administration.overview', who: ['administrator'] } }, async (request, reply) => {
    const waiting = await request.read(tx => findWaiting(tx, { account: request.person?.account ?? '' }))
    return reply.page(<OverviewPage waiting={waiting} />)
  })
}
