// The command line as data: names, arguments, options and help. Plain JavaScript, so that `ttk --help` starts as fast as Node does;
// what a command does is TypeScript and is loaded when the command runs.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Command, Option } = require('commander');
const exitCodes = require('../lib/report/exit-codes.json');

const format = (...choices) =>
  new Option('--format <format>', 'how to print the result').choices(choices).default(choices[0]);
const out = (text) => new Option('--out <folder>', text);
const environment = () => new Option('-e, --environment <name...>', 'only these environments (globs)');

/** @type {readonly { name: string, summary: string, arguments?: string[][], options?: Option[], notes?: () => string }[]} */
const COMMANDS = [
  {
    name: 'synth',
    summary: 'synthesize Terraform for every environment, or for those named (globs)',
    arguments: [['[environment...]', 'names or globs of environments; default: all, or TTK_ENVIRONMENTS']],
    options: [
      format('pretty', 'json'),
      new Option(
        '--keep-going',
        'write the environments without a mistake when others have one; the exit code stays 1',
      ),
    ],
  },
  {
    name: 'check',
    summary: 'prove rule files against the workspace schema',
    arguments: [['[path...]', 'files or folders; default: rules/']],
    options: [
      format('pretty', 'json', 'sarif', 'github'),
      new Option('--strict', 'fail on warnings as well'),
      new Option('--base <git-ref>', 'also fail when a rule changed its meaning since then but not its version'),
      new Option('--watch', 'check again whenever a file is saved'),
      new Option('--no-cache', 'analyse every query anew'),
    ],
  },
  {
    name: 'rules',
    summary: 'list the rules: kind, severity, tables, deployed or withheld and why',
    options: [
      environment(),
      format('pretty', 'json'),
      new Option(
        '--inline <rule>',
        'print instead this rule (id, name or file) in the format of Azure-Sentinel, with its functions written out',
      ),
    ],
  },
  {
    name: 'import',
    summary: 'bring in rules: Azure-Sentinel YAML, ARM or JSON exports',
    arguments: [['<path...>', 'files or folders to read']],
    options: [out('where the rule files go (default: rules)'), format('pretty', 'json')],
  },
  {
    name: 'new',
    summary: 'write a commented, valid file to start from: `ttk new rule <name>`, `ttk new environment <name>`',
    arguments: [
      ['<what>', '`rule` or `environment`'],
      ['<name>', 'its name'],
    ],
    options: [
      new Option('--kind <kind>', 'of the rule')
        .choices(['hunting', 'scheduled', 'nrt', 'function'])
        .default('hunting'),
      out('folder to write to'),
    ],
  },
  {
    name: 'schema',
    summary:
      'learn the tables of a workspace: `ttk schema pull` prints the command that saves them, `ttk schema pull <response.json>` reads it',
    arguments: [
      ['<what>', '`pull`'],
      ['[response]', 'saved response of the workspace metadata endpoint'],
    ],
    options: [
      out('folder to write to (default: rules/tables)'),
      new Option('--workspace <id>', 'customer id (GUID) of the workspace, for the printed command'),
    ],
  },
  {
    name: 'test',
    summary: 'run the sample cases that stand beside each rule',
    arguments: [['[path...]', 'files or folders; default: rules/']],
    options: [
      format('pretty', 'json', 'junit'),
      new Option(
        '--engine <url>',
        'a Kusto endpoint (emulator, Azure Data Explorer, Fabric) instead of the local engine; token from TTK_KUSTO_TOKEN',
      ),
      new Option('--allow-not-run', 'end with 0 where cases did not run and none failed'),
    ],
  },
  {
    name: 'review',
    summary: 'turn what was synthesized, or a Terraform plan, into evidence a reviewer can sign',
    arguments: [['[environment...]', 'names or globs of environments; default: all']],
    options: [
      new Option('--plan <file...>', 'output of `terraform show -json` for one or both stacks'),
      format('pretty', 'html', 'md', 'json', 'sarif', 'junit', 'csv'),
      new Option('--details', 'print several environments one by one as well, not only as a table'),
      new Option('--navigator', 'print a MITRE ATT&CK Navigator layer per environment instead'),
      new Option('--fail-on <severity>', 'lowest severity that fails the review')
        .choices(['critical', 'high', 'medium', 'low', 'never'])
        .default('high'),
      new Option('--allow-unknown', 'end with 0 where it cannot be told whether an environment is compliant'),
      new Option('--fail-on-change <danger>', 'fail on changes of the plan that are so dangerous, or worse').choices([
        'dangerous',
        'notable',
      ]),
      new Option('--out <path>', 'write there instead of to standard output'),
      new Option(
        '--cdktf-out <folder>',
        'the synthesized configuration (default: CDKTF_OUTDIR, else cdktf.out); with --plan: what the plans were made from, to tell edits (default: none)',
      ),
      new Option(
        '--synthesize-anew',
        'compare with a fresh synthesis of the same files instead of with what synth noted; nothing is written',
      ),
    ],
  },
  {
    name: 'suggest',
    summary: 'propose rows for watchlists: `ttk suggest egress <file...>` finds the own networks in exported sign-ins',
    arguments: [
      ['<what>', '`egress`'],
      ['<file...>', "exported sign-ins: CSV of Entra or Log Analytics, JSON of the query API or of Entra's portal"],
    ],
    options: [
      new Option('--people <n>', 'how many people on managed computers make a network your own').default('3'),
      new Option('--days <n>', 'on how many days they have to be there').default('3'),
      format('pretty', 'csv', 'yaml', 'json'),
    ],
    notes: () => `
Rows for TrustedEgress and RoomAccounts. Export what this query gives, in the Logs page as CSV (all columns), or with
az monitor log-analytics query --workspace <id> --analytics-query @egress.kql -o json > sign-ins.json

${readFileSync(join(__dirname, '../lib/suggest/egress.kql'), 'utf8')}`,
  },
  {
    name: 'docs',
    summary: 'write the generated pages of docs/ anew',
    options: [new Option('--check', 'write nothing; fail when a page is stale')],
  },
];

/** Builds the commander program; `load` gives a command's `run`, `complain` says what is wrong with the arguments. */
function makeProgram(version, load, complain) {
  const program = new Command('ttk')
    .description('Gets a Microsoft Sentinel tenant ready for a stolen token.')
    .version(version, '-V, --version')
    .showHelpAfterError('(run the command with --help to see what it takes)')
    .configureOutput({ outputError: (text) => complain(text.trimEnd()) })
    .configureHelp({ helpWidth: process.stdout.columns || 100 })
    // Commander's own code for a command or option that it does not know is 1.
    .exitOverride(({ exitCode }) => process.exit(exitCode ? exitCodes.unusable.code : exitCodes.good.code));
  for (const command of COMMANDS) {
    const sub = program.command(command.name).summary(command.summary).description(command.summary);
    for (const [flags, text] of command.arguments ?? []) sub.argument(flags, text);
    for (const option of command.options ?? []) sub.addOption(option);
    if (command.notes) sub.addHelpText('after', command.notes);
    sub.action(async (...given) => {
      const options = sub.opts();
      const args = given
        .slice(0, -2)
        .flat()
        .filter((value) => value !== undefined);
      process.exitCode = await load(command.name)(args, options);
    });
  }
  const meanings = Object.values(exitCodes).map(({ code, meaning }) => `  ${String(code).padEnd(4)}${meaning}`);
  return program.addHelpText('after', ['\nExit codes:', ...meanings].join('\n'));
}

module.exports = { makeProgram };
