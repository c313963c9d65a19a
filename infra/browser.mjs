// npm run test:browser: builds, finds or installs Chromium, and lets it click through the product. The last line counts.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { node, root } from './node.mjs';
import { build, install, step } from './prepare.mjs';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const found = () => places.find((path) => path && existsSync(path));
try {
  await install();
  await build();
  if (!found() && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    await step('Installing Chromium', 'sh', [
      '-c',
      'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium',
    ]);
  }
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
if (!found())
  console.log('No Chromium here. Install one (Debian: sudo apt-get install chromium) or set CHROMIUM to its path.');
const child = spawn(node(), ['--enable-source-maps', 'dist/test/browser/run.js', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(found() ? { CHROMIUM: found() } : {}) },
});
child.on('exit', (code) => process.exit(code ?? 1));
