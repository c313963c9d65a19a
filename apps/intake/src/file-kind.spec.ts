import { expect, test } from '@jest/globals';
import { fileKind } from './file-kind.js';

test.each([
  ['application/pdf', '%PDF-1.7\n'],
  ['image/png', '\x89PNG\r\n\x1a\n\0\0'],
  ['image/jpeg', '\xff\xd8\xff\xe0\0\0'],
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'PK\x03\x04\x14\0[Content_Types].xml word/document.xml',
  ],
  ['application/vnd.oasis.opendocument.text', 'PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text'],
  ['application/zip', 'PK\x03\x04\x14\0virus.exe'],
  ['application/vnd.microsoft.portable-executable', 'MZ\x90\0\x03\0'],
  ['text/plain', 'MZ är mina initialer'],
  ['text/x-shellscript', '#!/bin/sh\nrm -rf'],
  ['text/html', '  <!DOCTYPE html><script>'],
  ['image/svg+xml', '<?xml version="1.0"?><svg onload="x">'],
  ['image/heic', '\0\0\0\x18ftypheic'],
  ['text/plain', 'Hej! Jag undrar över pensionen.'],
  ['application/octet-stream', '\x01\x02\x03\0\x04'],
  ['text/plain', ''],
])('%s', (type, head) => expect(fileKind(Buffer.from(head, 'latin1'))).toBe(type));
