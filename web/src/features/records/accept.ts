/** What a case takes in, as a browser asks for it. */
export const kAccept = 'image/jpeg,image/png,image/heic,image/heif,.heic,application/pdf,application/zip,.zip,application/dicom,.dcm,.json,application/json,application/fhir+json';
