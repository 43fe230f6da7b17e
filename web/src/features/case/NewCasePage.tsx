export function NewCasePage() { return null; }
