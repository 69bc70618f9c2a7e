import 'server-only';
import { prisma } from './database';

const time = (date: Date) => date.toISOString();
const timeOrNull = (date: Date | null) => date?.toISOString() ?? null;
const day = (date: Date) => date.toISOString().slice(0, 10);

function findAccount(userId: string) {
  return prisma().user.findUnique({
    where: { id: userId },
    select: {
      email: true,
      emailVerifiedAt: true,
      name: true,
      role: true,
      suspendedAt: true,
      suspendedReason: true,
      signedOutAt: true,
      createdAt: true,
      sessions: {
        orderBy: { createdAt: 'asc' },
        select: { role: true, createdAt: true, expiresAt: true },
      },
      linkedAccounts: {
        orderBy: { createdAt: 'asc' },
        select: { provider: true, providerAccountId: true, createdAt: true },
      },
      voter: {
        select: {
          createdAt: true,
          votes: {
            orderBy: [{ castAt: 'asc' }, { toolId: 'asc' }],
            select: {
              choice: true,
              counted: true,
              excludedReason: true,
              addressHash: true,
              castAt: true,
              changedAt: true,
              tool: { select: { slug: true } },
            },
          },
        },
      },
    },
  });
}

function findAuthor(userId: string) {
  return prisma().author.findUnique({
    where: { userId },
    select: {
      name: true,
      kind: true,
      createdAt: true,
      holdings: {
        orderBy: { since: 'asc' },
        select: { since: true, until: true, seat: { select: { slug: true } } },
      },
      conflicts: {
        orderBy: { declaredAt: 'asc' },
        select: { note: true, declaredAt: true, tool: { select: { slug: true } } },
      },
      drafts: {
        orderBy: { createdAt: 'asc' },
        select: {
          call: true,
          body: true,
          toolVersion: true,
          evidence: true,
          createdAt: true,
          updatedAt: true,
          seat: { select: { slug: true } },
          tool: { select: { slug: true } },
        },
      },
      verdicts: {
        orderBy: { id: 'asc' },
        select: {
          state: true,
          call: true,
          body: true,
          toolVersion: true,
          evidence: true,
          publishedAt: true,
          supersededAt: true,
          retractedAt: true,
          retractedReason: true,
          createdAt: true,
          updatedAt: true,
          seat: { select: { slug: true } },
          tool: { select: { slug: true } },
          revisions: {
            orderBy: { number: 'asc' },
            select: {
              number: true,
              call: true,
              body: true,
              toolVersion: true,
              evidence: true,
              createdAt: true,
            },
          },
        },
      },
    },
  });
}

type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>;
type Author = NonNullable<Awaited<ReturnType<typeof findAuthor>>>;
type VoteRow = NonNullable<Account['voter']>['votes'][number];

const shapeVote = ({ tool, castAt, changedAt, ...vote }: VoteRow) => ({
  tool: tool.slug,
  ...vote,
  castAt: time(castAt),
  changedAt: time(changedAt),
});

const shapeDraft = ({ seat, tool, createdAt, updatedAt, ...draft }: Author['drafts'][number]) => ({
  seat: seat.slug,
  tool: tool.slug,
  ...draft,
  createdAt: time(createdAt),
  updatedAt: time(updatedAt),
});

const shapeVerdict = ({ seat, tool, revisions, ...verdict }: Author['verdicts'][number]) => ({
  seat: seat.slug,
  tool: tool.slug,
  ...verdict,
  publishedAt: timeOrNull(verdict.publishedAt),
  supersededAt: timeOrNull(verdict.supersededAt),
  retractedAt: timeOrNull(verdict.retractedAt),
  createdAt: time(verdict.createdAt),
  updatedAt: time(verdict.updatedAt),
  revisions: revisions.map((revision) => ({ ...revision, createdAt: time(revision.createdAt) })),
});

const shapeAuthor = (author: Author) => ({
  name: author.name,
  kind: author.kind,
  createdAt: time(author.createdAt),
  seats: author.holdings.map(({ seat, since, until }) => ({
    seat: seat.slug,
    since: day(since),
    until: until && day(until),
  })),
  conflictsOfInterest: author.conflicts.map(({ tool, note, declaredAt }) => ({
    tool: tool.slug,
    note,
    declaredAt: time(declaredAt),
  })),
  verdicts: author.verdicts.map(shapeVerdict),
  drafts: author.drafts.map(shapeDraft),
});

async function findMail(email: string) {
  const [links, mails, suggestions, subscriber] = await Promise.all([
    prisma().signInLink.findMany({
      where: { email },
      orderBy: { createdAt: 'asc' },
      select: { returnTo: true, createdAt: true, expiresAt: true, usedAt: true },
    }),
    prisma().mail.findMany({
      where: { to: email },
      orderBy: { id: 'asc' },
      select: { subject: true, createdAt: true },
    }),
    prisma().suggestion.findMany({
      where: { email },
      orderBy: { id: 'asc' },
      select: { kind: true, fields: true, createdAt: true },
    }),
    prisma().subscriber.findUnique({
      where: { email },
      select: {
        state: true,
        stateAt: true,
        confirmedAt: true,
        confirmedFrom: true,
        categories: {
          orderBy: { categoryId: 'asc' },
          select: { category: { select: { slug: true } } },
        },
      },
    }),
  ]);
  return {
    signInLinks: links.map((link) => ({
      ...link,
      createdAt: time(link.createdAt),
      expiresAt: time(link.expiresAt),
      usedAt: timeOrNull(link.usedAt),
    })),
    mails: mails.map((mail) => ({ ...mail, createdAt: time(mail.createdAt) })),
    suggestions: suggestions.map((each) => ({ ...each, createdAt: time(each.createdAt) })),
    newsletter: subscriber && {
      state: subscriber.state,
      since: time(subscriber.stateAt),
      confirmedAt: timeOrNull(subscriber.confirmedAt),
      confirmedFrom: subscriber.confirmedFrom,
      categories: subscriber.categories.map(({ category }) => category.slug),
    },
  };
}

/**
 * Answers everything that is kept about an account, table by table, as plain JSON; null when there is no
 * such account. Left out is what would let a reader of the file in: tokens, even hashed, and the text of
 * mails, which holds links. It grows with the catalogue, not without bound: one vote, one draft and few
 * verdicts a tool.
 */
export async function exportAccount(userId: string) {
  const account = await findAccount(userId);
  if (!account) return null;
  const [author, mail] = await Promise.all([findAuthor(userId), findMail(account.email)]);
  return {
    account: {
      email: account.email,
      emailVerifiedAt: timeOrNull(account.emailVerifiedAt),
      name: account.name,
      role: account.role,
      suspendedAt: timeOrNull(account.suspendedAt),
      suspendedReason: account.suspendedReason,
      signedOutAt: timeOrNull(account.signedOutAt),
      createdAt: time(account.createdAt),
    },
    sessions: account.sessions.map(({ role, createdAt, expiresAt }) => ({
      role,
      createdAt: time(createdAt),
      expiresAt: time(expiresAt),
    })),
    linkedAccounts: account.linkedAccounts.map((linked) => ({
      ...linked,
      createdAt: time(linked.createdAt),
    })),
    ...mail,
    voterSince: account.voter ? time(account.voter.createdAt) : null,
    votes: account.voter?.votes.map(shapeVote) ?? [],
    reviewer: author && shapeAuthor(author),
  };
}
