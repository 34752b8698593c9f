import type { Location, Problem } from '../../files/problem';
import type { Path } from '../../files/source';
import { splitByType } from '../../kql/model/union-columns';
import { didYouMean } from '../../values/text';
import type { AlertCheck, AlertContext, Mapped } from './check';
import { unknownColumn } from './problems';

/** Every column that a setting names is among those that the query returns. */
export const columnsExist: AlertCheck<Mapped> = function* (context) {
  const { alert, at, columns } = context;
  if (!columns) return;
  for (const { setting, column, place } of namedColumns(context)) {
    if (column !== '' && !columns.has(column)) yield missing(place, setting, column);
  }
  const formats = [
    { key: 'alertDisplayNameFormat', text: alert.alertDetails?.displayNameFormat },
    { key: 'alertDescriptionFormat', text: alert.alertDetails?.descriptionFormat },
  ];
  for (const { key, text } of formats) {
    for (const column of new Set(parameters(text ?? ''))) {
      if (!columns.has(column)) yield missing(at(['alertDetailsOverride', key]), `'${key}'`, column);
    }
  }

  function missing(place: Location, setting: string, column: string): Problem {
    const names = [...columns!.keys()];
    const split = splitByType(column, names);
    const suggestion = split.length > 0 ? undefined : didYouMean(column, names);
    return unknownColumn(place, { setting, column, columns: names, split, suggestion });
  }
};

/** The columns in the `{{ }}` of a format, as often as they stand there. */
export const parameters = (format: string): string[] =>
  [...format.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => match[1]!.trim());

interface NamedColumn {
  readonly setting: string;
  readonly column: string;
  readonly place: Location;
}

function* namedColumns({ alert, at }: AlertContext<Mapped>): Iterable<NamedColumn> {
  const named = (setting: string, column: string | undefined, ...path: Path): NamedColumn[] =>
    column === undefined ? [] : [{ setting, column, place: at(path) }];
  for (const [i, { entityType, fields }] of alert.entityMappings.entries()) {
    for (const [j, { identifier, column }] of fields.entries()) {
      const setting = `the identifier '${identifier}' of the '${entityType}' entity mapping`;
      yield* named(setting, column, 'entityMappings', i, 'fieldMappings', j, 'columnName');
    }
  }
  for (const [i, column] of alert.sentinelEntityMappings.entries()) {
    yield* named("'sentinelEntitiesMappings'", column, 'sentinelEntitiesMappings', i, 'columnName');
  }
  for (const [name, column] of Object.entries(alert.customDetails)) {
    yield* named(`the custom detail '${name}'`, column, 'customDetails', name);
  }
  const details = alert.alertDetails;
  const override = 'alertDetailsOverride';
  yield* named("'alertSeverityColumnName'", details?.severityColumn, override, 'alertSeverityColumnName');
  yield* named("'alertTacticsColumnName'", details?.tacticsColumn, override, 'alertTacticsColumnName');
  for (const [i, { name, column }] of (details?.dynamicProperties ?? []).entries()) {
    yield* named(`the alert property '${name}'`, column, override, 'alertDynamicProperties', i, 'value');
  }
}
