import { fileStemOf } from '../../lib/import/file-name';

test.each([
  ['Sign-ins from  two places!', 'sign-ins-from-two-places'],
  ['Étrange sign-in (v2)', 'etrange-sign-in-v2'],
  ['TokenTheft_SigninsFromIp', 'token-theft-signins-from-ip'],
  ['../../etc/passwd', 'etc-passwd'],
  ['CON', 'con-rule'],
  ['漢字', 'otherwise'],
  ['', 'otherwise'],
  ['a'.repeat(300), 'a'.repeat(64)],
  ['word '.repeat(30), 'word-'.repeat(13).slice(0, -1)],
])('%j becomes the file name %j', (name, stem) => {
  expect(fileStemOf(name, 'otherwise')).toBe(stem);
});
