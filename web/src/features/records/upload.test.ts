import { expect, it } from 'vitest';
import { problemOfFile } from './upload.ts';

it('names the plainest mistakes before anything is sent', async () => {
  expect(await problemOfFile(new Blob([]))).toBe('empty');
  expect(await problemOfFile(new Blob(['\uFEFF<?xml version="1.0"?><Bundle/>']))).toBe('xml');
  expect(await problemOfFile(new Blob(['%PDF-1.7']))).toBe('not_json');
  expect(await problemOfFile(new Blob(['\uFEFF\n {"resourceType":"Bundle"}']))).toBeUndefined();
});
