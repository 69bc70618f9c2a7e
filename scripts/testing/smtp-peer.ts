import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What a mail server was handed: for whom, and under which name. */
export type Handed = { to: string; messageId: string };

export type PeerOptions = {
  port?: number;
  /** Refuses a recipient with this reply, e.g. `550 5.1.1 no such user`. */
  refuse?: (to: string) => string | null;
  /** Refuses a message after its data, or waits before it takes it. */
  judge?: (handed: Handed) => string | null | Promise<string | null>;
  /** Called with each message right after the answer that took it. */
  taken?: (handed: Handed) => void;
  server?: SMTPServerOptions;
};

/** An error that smtp-server answers with the reply's own code. */
function replyOf(reply: string): Error {
  const [, code, words] = /^(\d{3}) (.*)$/.exec(reply) ?? [];
  return Object.assign(new Error(words), { responseCode: Number(code) });
}

/**
 * A real mail server on this machine, quick, which looks at no more of a mail than its name. `handed` is
 * what it has taken, in that order.
 */
export async function startPeer(options: PeerOptions = {}) {
  const handed: Handed[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], disableReverseLookup: true },
    // Node's default would have the answers wait for each other.
    ...{ noDelay: true },
    ...options.server,
    onRcptTo: ({ address }, _session, done) => {
      const reply = options.refuse?.(address);
      done(reply ? replyOf(reply) : null);
    },
    onData: (stream, { envelope }, done) => {
      let head = '';
      stream.on('data', (chunk: Buffer) => {
        if (head.length < 4_096) head += chunk.toString('latin1');
      });
      stream.on('end', async () => {
        const [, messageId = ''] = /^Message-ID: (\S+)/im.exec(head) ?? [];
        const one = { to: envelope.rcptTo[0]?.address ?? '', messageId };
        const reply = await options.judge?.(one);
        if (!reply) handed.push(one);
        done(reply ? replyOf(reply) : null);
        if (!reply) options.taken?.(one);
      });
    },
  });
  // Whoever hangs up in the middle is the test's own doing.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    ...{ url: `smtp://127.0.0.1:${port}`, port, handed },
    /** Whom it took how many mails for. */
    counts: (): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const { to } of handed) counts.set(to, (counts.get(to) ?? 0) + 1);
      return counts;
    },
    /** Stops listening, and hangs up on whoever is connected. */
    close: () =>
      new Promise<void>((resolve) => {
        for (const connection of server.connections) connection.close();
        server.close(() => resolve());
      }),
  };
}

export type SmtpPeer = Awaited<ReturnType<typeof startPeer>>;
