// One Kafka node without Docker: fetches it with Maven, formats a folder, starts it on loopback, waits until it
// listens, stops it. As a command: `node infra/kafka/kafka.mjs [--port 9092] [--folder .data/kafka]`; Ctrl-C stops it.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const project = resolve(import.meta.dirname, '../..');
const pom = join(import.meta.dirname, 'pom.xml');
const version = /<artifactId>kafka_2\.13<\/artifactId>\s*<version>([\d.]+)</.exec(readFileSync(pom, 'utf8'))?.[1];

/** Folder of Kafka's jars, fetched on first use (46 files, 43 MB). Throws with what to install when it cannot be. */
export function fetchKafka(say = () => {}) {
  need(
    'java',
    ['-version'],
    'Kafka needs Java 17 or newer: install a JRE (Debian: apt install openjdk-17-jre-headless), or set KAFKA_BROKERS to a Kafka of your own.',
  );
  const folder = join(project, '.cache', 'kafka', version);
  if (existsSync(folder)) return folder;
  need(
    'mvn',
    ['-v'],
    'Fetching Kafka needs Maven once: install it (Debian: apt install maven), or set KAFKA_BROKERS to a Kafka of your own.',
  );
  say(`Fetching Kafka ${version} …`);
  const coming = `${folder}.${process.pid}`;
  const fetched = spawnSync(
    'mvn',
    ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${coming}`],
    { encoding: 'utf8' },
  );
  if (fetched.status !== 0) {
    rmSync(coming, { recursive: true, force: true });
    throw new Error(
      `Maven could not fetch Kafka ${version}: ${(fetched.stdout + fetched.stderr).trim().split('\n').slice(-5).join('\n')}`,
    );
  }
  if (existsSync(folder)) rmSync(coming, { recursive: true });
  else renameSync(coming, folder); // whole or not at all
  return folder;
}

/**
 * Starts one node (broker and controller) in `folder`. `settings` are added to its properties. Throws when Java is
 * missing, the folder is in use, or it does not listen within 60 s.
 * @returns {Promise<{ brokers: string, pid: number, stop(): Promise<void>, kill(signal: NodeJS.Signals): void, again(): Promise<void> }>}
 */
export async function startKafka({ folder, port = 0, settings = {}, say = () => {} }) {
  const jars = fetchKafka(say);
  const home = resolve(folder);
  mkdirSync(home, { recursive: true });
  refuseTwice(join(home, 'kafka.pid'));
  const file = join(home, 'server.properties');
  let client = port;
  const choosePorts = async () => {
    client = port || (await freePort());
    writeFileSync(file, properties(home, client, await freePort(), settings));
  };
  await choosePorts();
  const java = (...args) => [
    '-Xmx512m',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-cp',
    join(jars, '*'),
    ...args,
  ];
  if (!existsSync(join(home, 'log', 'meta.properties'))) {
    const id = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
    execFileSync('java', java('kafka.tools.StorageTool', 'format', '-t', id, '-c', file), {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }
  let node;
  const run = async () => {
    // Detached: Ctrl-C reaches the whole process group and must not stop the broker before the services have drained.
    node = spawn('java', java('kafka.Kafka', file), { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [node.stdout, node.stderr]) stream.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
    writeFileSync(join(home, 'kafka.pid'), String(node.pid));
    for (let waited = 0; !(await accepts(client)); waited += 100) {
      if (node.exitCode !== null || node.signalCode !== null) throw new Error(`Kafka stopped at once: ${said.trim()}`);
      if (waited > 60_000) throw new Error(`Kafka did not listen within 60 s: ${said.trim()}`);
      await pause(100);
    }
  };
  for (let tries = 1; ; tries++) {
    try {
      await run();
      break;
    } catch (error) {
      if (tries === 3 || !/bind|in use/i.test(error.message)) throw error;
      await choosePorts(); // somebody was faster to a port that had been free
    }
  }
  return {
    get brokers() {
      return `127.0.0.1:${client}`;
    },
    get pid() {
      return node.pid;
    },
    kill: (signal) => node.kill(signal),
    /** Starts it again after a kill, with the same ports and data. */
    again: run,
    async stop() {
      if (node.exitCode === null && node.signalCode === null) {
        const gone = new Promise((done) => node.once('exit', done));
        node.kill('SIGTERM');
        const late = setTimeout(() => node.kill('SIGKILL'), 20_000);
        await gone;
        clearTimeout(late);
      }
      rmSync(join(home, 'kafka.pid'), { force: true });
    },
  };
}

const properties = (home, client, controller, settings) =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    listeners: `PLAINTEXT://127.0.0.1:${client},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${client}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': join(home, 'log'),
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 8,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    ...settings,
  })
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');

function need(program, args, advice) {
  if (spawnSync(program, args, { stdio: 'ignore' }).status !== 0) throw new Error(advice);
}

function refuseTwice(file) {
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8'));
  const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
  if (command.includes('kafka.Kafka'))
    throw new Error(`Kafka already runs from this folder (process ${pid}): use it, or stop it with "kill ${pid}".`);
  rmSync(file);
}

const accepts = (port) =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), done(true)));
    socket.once('error', () => done(false));
  });

const freePort = () =>
  new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '9092' }, folder: { type: 'string', default: '.data/kafka' } },
  });
  try {
    const kafka = await startKafka({ folder: values.folder, port: Number(values.port), say: console.log });
    console.log(`Kafka ${version} listens: KAFKA_BROKERS=${kafka.brokers}`);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => kafka.stop().then(() => process.exit(0)));
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
