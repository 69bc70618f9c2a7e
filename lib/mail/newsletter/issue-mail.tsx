import { Body } from '@react-email/body';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Html } from '@react-email/html';
import { Link } from '@react-email/link';
import { Section } from '@react-email/section';
import { Fragment } from 'react';
import type { NewsletterItem } from '@/lib/domain/newsletter';
import {
  asOfInWords,
  cutInWords,
  type MailFrame,
  partInWords,
  WHY,
} from '@/lib/domain/newsletter-text';
import {
  issueInWords,
  issueSummary,
  kindInWords,
  leadInWords,
  linesOf,
  toldFigures,
} from '@/lib/domain/newsletter-words';
import { ToldFigures } from './figures';
import * as look from './look';

function Paragraphs({ text }: { text: string }) {
  return linesOf(text).map((lines, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: written once, never changed
    <p key={at} style={look.paragraph}>
      {lines.map((line, of) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: written once, never changed
        <Fragment key={of}>
          {of > 0 ? <br /> : null}
          {line}
        </Fragment>
      ))}
    </p>
  ));
}

function Item({ item, frame: { origin, hasBars } }: { item: NewsletterItem; frame: MailFrame }) {
  return (
    <Section className="l" style={look.item}>
      <p className="m" style={look.kind}>
        {kindInWords[item.kind]}
      </p>
      <Heading as="h2" className="i" style={look.head}>
        {item.title}
      </Heading>
      <Paragraphs text={item.body} />
      <ToldFigures all={toldFigures(item)} hasBars={hasBars} />
      <Link href={`${origin}${item.path}`} style={look.lead}>
        {leadInWords(item)}
      </Link>
    </Section>
  );
}

function Foot({ frame }: { frame: MailFrame }) {
  const { origin, pageAddress, leaveAddress, postalAddress } = frame;
  const [cut, part] = [cutInWords(frame), partInWords(frame)];
  return (
    <Section className="l m" style={{ ...look.item, paddingTop: 20 }}>
      <p className="m" style={look.foot}>
        {asOfInWords(frame)}
        {part ? ` ${part}` : null}
      </p>
      <p className="m" style={look.foot}>
        {cut ? `${cut} ` : null}
        <Link href={pageAddress} style={look.quiet}>
          This issue on the site
        </Link>
        {' · '}
        <Link href={`${origin}/methodology`} style={look.quiet}>
          How every number is made
        </Link>
      </p>
      <p className="m" style={look.foot}>
        {WHY}
      </p>
      <Link className="m" href={leaveAddress} style={look.leave}>
        Unsubscribe
      </Link>
      {postalAddress ? (
        <p className="m" style={look.foot}>
          {postalAddress}
        </p>
      ) : null}
    </Section>
  );
}

/** The HTML of an issue's mail: legible without a picture, for there is none, and in the dark. */
export function IssueMail({ frame }: { frame: MailFrame }) {
  const { issue, subject, intro, items, origin } = frame;
  return (
    <Html lang="en">
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{look.STYLESHEET}</style>
      </Head>
      <Body className="p" style={look.page}>
        <div style={look.hidden}>{issueSummary(frame)}</div>
        <Section className="p" style={look.backdrop}>
          <Container className="i" style={look.sheet}>
            <p style={look.name}>
              <Link href={`${origin}/`} style={{ ...look.link, textDecoration: 'none' }}>
                Shipworthy
              </Link>
            </p>
            <p className="m" style={look.dated}>{`Weekly verdicts. ${issueInWords(issue)}`}</p>
            <Heading as="h1" className="i" style={look.title}>
              {subject}
            </Heading>
            <Paragraphs text={intro} />
            {items.map((item) => (
              <Item key={item.id} item={item} frame={frame} />
            ))}
            <Foot frame={frame} />
          </Container>
        </Section>
      </Body>
    </Html>
  );
}
