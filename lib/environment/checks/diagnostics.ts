import { within, words } from '../../catalog/bounds/bound';
import { diagnosticsBounds, premiumUnits } from '../../catalog/bounds/diagnostics';
import { findLogCategory } from '../../catalog/log-categories';
import { eachItem } from '../../files/format/guard';
import { oneOf } from '../../values/text';
import { nameOf, settingsInUse } from '../model/names';
import { impossible, partnerDestination } from '../model/problems';
import { type Check, needsLicence } from './check';

const DESTINATIONS = ['workspace', 'archive', 'stream'] as const;

/** What is exported where. */
const checkCategories: Check = (context) =>
  eachItem(DESTINATIONS, function* (destination) {
    const { input, locate } = context;
    const isWorkspace = destination === 'workspace';
    const settings = isWorkspace ? input.diagnostics : input.diagnostics[destination];
    const path = ['diagnostics', ...(isWorkspace ? [] : [destination]), 'categories'];
    const { categories } = settings;
    if (!categories) return;
    yield* eachItem(categories, function* (name, i) {
      const at = locate([...path, i]);
      const { elsewhere, licences } = findLogCategory(name)!;
      if (elsewhere)
        yield impossible(at, {
          what: `the category ${name} does not belong here: ${elsewhere}`,
          cure: 'Remove it, and set it up by hand if it is wanted.',
        });
      yield* needsLicence(context, at, `the log category ${name}`, licences);
    });
    yield* eachItem(categories, function* (name, i) {
      if (categories.indexOf(name) < i)
        yield impossible(locate([...path, i]), { what: `the category ${name} is listed twice`, cure: 'Remove one.' });
    });
    if (categories.length === 0 && settings.enabled)
      yield impossible(locate(path), {
        what: 'an empty list of categories exports nothing',
        cure: 'Name categories, or remove the key to take the default.',
      });
  });

/** The archive and the stream without a list of their own take that of the workspace, which may be empty when it is off. */
const checkInheritedCategories: Check = ({ input: { diagnostics }, locate }) =>
  eachItem(['archive', 'stream'] as const, function* (part) {
    if (diagnostics.enabled || diagnostics.categories?.length !== 0) return;
    if (diagnostics[part].enabled && diagnostics[part].categories === undefined)
      yield impossible(locate(['diagnostics', 'categories']), {
        what: `the ${part} takes its categories from an empty list`,
        cure: `Name categories, or give the ${part} a list of its own.`,
      });
  });

/** The settings of a tenant have different names. */
const checkSettingNames: Check = function* ({ input, environment, locate }) {
  const used = settingsInUse(input);
  const name = (key: (typeof used)[number]) => nameOf(key, input, environment);
  yield* eachItem(used, function* (key, i) {
    const first = used.slice(0, i).find((other) => name(other).toLowerCase() === name(key).toLowerCase());
    if (first)
      yield impossible(locate(['naming', 'names', key]), {
        what: `the Entra diagnostic settings '${first}' and '${key}' have one name, '${name(key)}'`,
        cure: 'Give one of them another.',
      });
  });
};

const checkPartner: Check = function* ({ input, locate }) {
  if (input.diagnostics.partner !== undefined) yield partnerDestination(locate(['diagnostics', 'partner'], 'key'), {});
};

const checkStreamGrowth: Check = function* ({ input: { diagnostics }, locate }) {
  const { stream } = diagnostics;
  if (stream.maximumThroughputUnits === undefined) return;
  const at = locate(['diagnostics', 'stream', 'maximumThroughputUnits']);
  if (stream.maximumThroughputUnits < stream.throughputUnits)
    yield impossible(at, {
      what: 'the stream may grow to fewer throughput units than it starts with',
      cure: 'Raise maximumThroughputUnits or remove it.',
    });
  if (stream.sku !== 'Standard')
    yield impossible(at, {
      what: 'only a Standard namespace grows by itself',
      cure: 'Remove maximumThroughputUnits or set sku: Standard.',
    });
};

const checkStreamSize: Check = function* ({ input: { diagnostics }, locate }) {
  const { sku, throughputUnits, partitions, retentionDays } = diagnostics.stream;
  const at = (key: string) => locate(['diagnostics', 'stream', key]);
  if (sku === 'Premium' && !premiumUnits.includes(throughputUnits))
    yield impossible(at('throughputUnits'), {
      what: `a Premium namespace has ${oneOf(premiumUnits.map(String))} processing units, got ${throughputUnits}`,
      cure: 'Choose one of them.',
    });
  const { partitions: fewer, eventDays } = diagnosticsBounds;
  if (sku === 'Standard' && !within(fewer, partitions))
    yield impossible(at('partitions'), {
      what: `a hub of a Standard namespace has ${words(fewer)}, got ${partitions}`,
      cure: 'Lower it, or set sku: Premium.',
    });
  if (sku === 'Standard' && !within(eventDays, retentionDays))
    yield impossible(at('retentionDays'), {
      what: `a Standard namespace keeps events for ${words(eventDays)}, got ${retentionDays}`,
      cure: 'Lower it, or set sku: Premium.',
    });
};

const checkArchive: Check = function* ({ input: { diagnostics }, locate }) {
  const { immutableDays, deleteAfterDays } = diagnostics.archive;
  if (immutableDays !== undefined && immutableDays > deleteAfterDays)
    yield impossible(locate(['diagnostics', 'archive', 'immutableDays']), {
      what: `archived logs are deleted after ${deleteAfterDays} days but cannot be deleted for ${immutableDays}`,
      cure: 'Raise deleteAfterDays or lower immutableDays.',
    });
};

export const diagnosticsChecks: readonly Check[] = [
  checkCategories,
  checkInheritedCategories,
  checkSettingNames,
  checkPartner,
  checkStreamGrowth,
  checkStreamSize,
  checkArchive,
];
