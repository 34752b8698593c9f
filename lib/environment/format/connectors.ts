import { z } from 'zod';
import {
  type Connector,
  type ConnectorChoice,
  type ConnectorName,
  type ConnectorSetting,
  connectors as catalog,
} from '../../catalog/connectors';
import { oneOf } from '../../values/text';
import { flag, instant } from './fields';

const setting = ({ default: initial, description }: ConnectorSetting) =>
  typeof initial === 'boolean' ? flag(initial, description) : instant().default(initial).meta({ description });

function field(connector: Connector) {
  const { title, licences, note, settings } = connector;
  const needs = licences.length ? `Needs ${oneOf(licences)}.` : '';
  const description = [`${title}.`, needs, note].filter(Boolean).join(' ');
  if (!settings) return flag(false, description);
  const shape = Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, setting(value)]));
  return z.strictObject(shape).optional().meta({ description });
}

/** The data connectors of Sentinel, each with the settings that the catalog gives it. */
export const connectors = z
  .strictObject(
    Object.fromEntries<z.ZodType>(catalog.map((connector) => [connector.name, field(connector)])) as {
      readonly [Name in ConnectorName]: z.ZodType<ConnectorChoice<Name>>;
    },
  )
  .prefault({} as never);
