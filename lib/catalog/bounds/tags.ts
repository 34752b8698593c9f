import { form, learn, PROVIDER, type Range, type Sourced } from './bound';

/** What Azure Resource Manager takes of the tags of one resource. */
export const tagBounds = {
  count: { max: 50, unit: 'tags', source: PROVIDER },
  /** The provider counts bytes. */
  value: { max: 256, unit: 'bytes', source: PROVIDER },
} as const satisfies Record<string, Sourced<Range>>;

export const tagForms = {
  name: form(
    /^[^<>%&\\?/]{1,512}$/,
    '1 to 512 characters without < > % & \\ ? /',
    learn('Use tags to organize your Azure resources'),
  ),
  /** Storage accounts take shorter ones, and so does whatever shares its tags with one. */
  storageName: form(
    /^[^<>%&\\?/]{1,128}$/,
    '1 to 128 characters without < > % & \\ ? /',
    learn('Use tags to organize your Azure resources'),
  ),
};

/** Where Azure keeps the title of a workbook. */
export const TITLE_TAG = 'hidden-title';
