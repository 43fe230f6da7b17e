declare module 'virtual:patient-messages/*' {
  const messages: Record<string, string>;
  export default messages;
}
declare module 'virtual:public-messages/*' {
  const messages: Record<string, string>;
  export default messages;
}
declare module 'virtual:agency-messages/*' {
  const messages: Record<string, string>;
  export default messages;
}
declare module 'virtual:messages/*' {
  const messages: Record<string, string>;
  export default messages;
}
