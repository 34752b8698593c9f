import {
  type Connector,
  type ConnectorChoice,
  type ConnectorName,
  type ConnectorSetting,
  connectors as catalog,
} from '../../catalog/connectors';
import { type AnyFormat, type Format, map } from '../../files/format/format';
import { flag } from '../../files/format/values';
import { oneOf } from '../../values/text';
import { instant } from './values';

const setting = ({ default: initial, description }: ConnectorSetting): AnyFormat =>
  typeof initial === 'boolean'
    ? flag().default(initial).about(description)
    : instant().default(initial).about(description);

function connector({ title, licences, note, settings }: Connector): AnyFormat {
  const needs = licences.length ? `Needs ${oneOf(licences)}.` : '';
  const meaning = [`${title}.`, needs, note].filter(Boolean).join(' ');
  if (!settings) return flag().default(false).about(meaning);
  return map(Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, setting(value)]))).about(meaning);
}

type Choices = { readonly [Name in ConnectorName]: Format<ConnectorChoice<Name>> };

/** The data connectors of Sentinel, each with the settings that the catalog gives it. */
export const connectors = map(Object.fromEntries(catalog.map((one) => [one.name, connector(one)])) as Choices).filled();
