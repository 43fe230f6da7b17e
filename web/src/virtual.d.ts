declare module 'virtual:patient-messages/*' {
  const messages: Record<string, string>;
  export default messages;
}
declare module 'virtual:messages/*' {
  const messages: Record<string, string>;
  export default messages;
}
